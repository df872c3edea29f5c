package sc.fiji.unibiomed.spark;

import java.io.Serializable;
import java.util.List;

import picocli.CommandLine;
import sc.fiji.unibiomed.cli.BatchOptions;

/**
 * The command line, which executors read as the driver has read it.
 *
 * @param arguments with argument files expanded
 */
record SentOptions(List<String> arguments) implements Serializable {

	SentOptions {
		arguments = List.copyOf(arguments);
	}

	BatchOptions read() {
		final SparkBatch command = new SparkBatch();
		new CommandLine(command).setExpandAtFiles(false).parseArgs(arguments.toArray(String[]::new));
		return command.options();
	}
}
