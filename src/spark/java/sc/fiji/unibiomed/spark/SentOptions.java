package sc.fiji.unibiomed.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

import picocli.CommandLine;
import sc.fiji.unibiomed.cli.option.BatchOptions;

/**
 * The command line, which executors read as the driver has read it.
 *
 * @param arguments with argument files expanded
 */
record SentOptions(List<String> arguments) implements Serializable {

	SentOptions {
		arguments = List.copyOf(arguments);
	}

	/**
	 * As the driver was given them.
	 *
	 * @param model that the driver chose: executors run on computers of other users, who may have chosen another one
	 */
	static SentOptions of(final List<String> arguments, final String model) {
		final SentOptions sent = new SentOptions(arguments);
		if (sent.read().isModelNamed()) {
			return sent;
		}
		final List<String> named = new ArrayList<>(arguments);
		named.addAll(List.of("--model", model));
		return new SentOptions(named);
	}

	BatchOptions read() {
		final SparkBatch command = new SparkBatch();
		new CommandLine(command).setExpandAtFiles(false).parseArgs(arguments.toArray(String[]::new));
		return command.options();
	}
}
