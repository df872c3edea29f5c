/*-
 * #%L
 * UniBiomed for Fiji: grounded vision-language models in ImageJ.
 * %%
 * Copyright (C) 2026 UniBiomed for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package sc.fiji.unibiomed.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

import picocli.CommandLine;
import sc.fiji.unibiomed.cli.option.BatchOptions;
import sc.fiji.unibiomed.cli.terminal.Messages;

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
		final CommandLine line = new CommandLine(command).setExpandAtFiles(false);
		Messages.silent().addTo(line.getCommandSpec());
		line.parseArgs(arguments.toArray(String[]::new));
		return command.options();
	}
}
