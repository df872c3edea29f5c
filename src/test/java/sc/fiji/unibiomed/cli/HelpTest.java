package sc.fiji.unibiomed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import picocli.CommandLine;
import sc.fiji.unibiomed.cli.terminal.ExitCode;

/** What {@code --help} prints. */
class HelpTest {

	/** As if a sentence ended there: "answers." and, in the next line, "csv". */
	private static final Pattern TORN_NAME = Pattern.compile("\\S\\.\\R\\s+(csv|geojson|html|jpg|json|jsonl|md|png|tif)\\b");

	static Stream<String> commands() {
		return Stream.concat(below(new CommandLine(Main.class), ""), Stream.of(""));
	}

	private static Stream<String> below(final CommandLine command, final String path) {
		return command.getSubcommands().entrySet().stream().flatMap(each -> {
			final String name = (path + " " + each.getKey()).strip();
			return Stream.concat(Stream.of(name), below(each.getValue(), name));
		});
	}

	@ParameterizedTest
	@MethodSource("commands")
	void namesOfFilesStayInOneLine(final String command) {
		final Run help = Run.of((command + " --help").strip().split(" "));
		assertEquals(ExitCode.DONE, help.code());
		assertFalse(TORN_NAME.matcher(help.out()).find(), help.out());
	}
}
