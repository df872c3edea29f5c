package sc.fiji.unibiomed.site;

import org.scijava.util.FileUtils;

/** What a jar is called without its version; ImageJ's updater takes the versions of one file for the same by this rule. */
final class ArtifactName {

	private static final String JAR = ".jar";

	private ArtifactName() {
	}

	/** {@code gson-2.10.1.jar} → {@code gson}. */
	static String of(final String jarName) {
		final String file = FileUtils.stripFilenameVersion(jarName);
		return file.endsWith(JAR) ? file.substring(0, file.length() - JAR.length()) : file;
	}
}
