package sc.fiji.unibiomed.imagej.review;

import java.nio.file.Path;
import java.util.Optional;

import sc.fiji.unibiomed.findings.export.FindingsExporter;

/** Asks where to save a file. */
@FunctionalInterface
interface FileChoice {

	/**
	 * @param suggestion a file name
	 * @return empty if the user changed their mind
	 */
	Optional<Path> choose(FindingsExporter format, String suggestion);
}
