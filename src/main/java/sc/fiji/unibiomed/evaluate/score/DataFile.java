package sc.fiji.unibiomed.evaluate.score;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of a data set, which may be in one of two places.
 *
 * @param usual where the layout has it
 * @param other where it is if it is not there
 */
public record DataFile(Path usual, Path other) {

	/** Where it is; the usual place if it is nowhere. */
	public Path path() {
		return !Files.exists(usual) && Files.exists(other) ? other : usual;
	}
}
