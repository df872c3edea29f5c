package sc.fiji.unibiomed.models;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the command line is started in this installation, so that messages can give lines to copy. */
public final class Launcher {

	private static final String CLI_JAR = "unibiomed-cli.jar";
	private static final String MAIN = "sc.fiji.unibiomed.cli.Main";
	private static final String NAME = "unibiomed";

	private Launcher() {
	}

	/** A line that runs the program with these arguments. */
	public static String line(final String... arguments) {
		return program() + " " + Arrays.stream(arguments).map(Launcher::quoted).collect(Collectors.joining(" "));
	}

	private static String program() {
		final String started = System.getProperty("sun.java.command", "");
		final int jar = started.indexOf(CLI_JAR);
		if (jar >= 0) {
			return "java -jar " + quoted(started.substring(0, jar + CLI_JAR.length()));
		}
		// In Fiji and ImageJ, all jars lie in one folder.
		return jarFolder().map(folder -> "java -cp " + quoted(folder.resolve("*").toString()) + " " + MAIN).orElse(NAME);
	}

	private static Optional<Path> jarFolder() {
		try {
			final CodeSource source = Launcher.class.getProtectionDomain().getCodeSource();
			if (source == null || source.getLocation() == null || !"file".equals(source.getLocation().getProtocol())) {
				return Optional.empty();
			}
			return Optional.of(Path.of(source.getLocation().toURI())).filter(Files::isRegularFile).map(Path::getParent);
		}
		catch (final URISyntaxException | IllegalArgumentException e) {
			return Optional.empty();
		}
	}

	private static String quoted(final String argument) {
		return argument.matches("[\\w./:@,+=~-]+") ? argument : "\"" + argument + "\"";
	}
}
