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
package sc.fiji.unibiomed.cli.option;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

import picocli.CommandLine.Option;
import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.cli.help.HelpGroup;
import sc.fiji.unibiomed.cli.help.InHelp;
import sc.fiji.unibiomed.cli.terminal.ProgramArguments;
import sc.fiji.unibiomed.cli.terminal.UsageException;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.runtime.device.ThreadCount;

/** How the networks are run: shared by every command that runs them. */
public final class ModelOptions {

	/** Explains {@code --model} in every command that has it. */
	public static final String MODEL = "demo (built in, for trying out only), a name that 'unibiomed models list' " +
		"prints, owner/name on the HuggingFace hub, or a folder with a model.";

	@InHelp(HelpGroup.MODEL)
	@Option(names = "--precision", paramLabel = "P", defaultValue = "exact",
		description = "exact (default): as precise as the published model; fast: 8 bits, smaller and faster; " +
			"compact: 4 bits for the language model, smallest; half: 16 bits, for a GPU.",
		completionCandidates = Choices.Precisions.class)
	private String precision;

	@InHelp(HelpGroup.MODEL)
	@Option(names = "--device", paramLabel = "D", defaultValue = "auto",
		description = "auto (default): an NVIDIA GPU if there is one that works, else the processor; cpu; cuda:N for " +
			"GPU number N; coreml on a Mac. 'unibiomed devices' lists them.",
		completionCandidates = Choices.Devices.class)
	private String device;

	@InHelp(HelpGroup.MODEL)
	@Option(names = "--threads", paramLabel = "N",
		description = "Processor threads to use; default: one for each processor.")
	private Integer threads;

	public RuntimeOptions runtime() {
		return choice().here();
	}

	RuntimeChoice choice() {
		if (threads != null && threads < 1) {
			throw new UsageException("--threads must be " + ThreadCount.range(1) + ", not " + threads + ".");
		}
		return new RuntimeChoice(device, precision, threads == null ? 0 : threads);
	}

	/** Opens what {@code --model} names. */
	public static Checkpoint open(final String model) throws IOException {
		if (model.isBlank()) {
			throw new UsageException("--model is empty.");
		}
		return new Models(CacheFolder.ofUser()).open(model);
	}

	/** Files named on the command line. */
	public static List<Path> paths(final List<String> texts, final String option) {
		return texts.stream().map(text -> path(text, option)).toList();
	}

	/** A file or folder named on the command line. */
	public static Path path(final String text, final String option) {
		try {
			if (text.isBlank()) {
				throw new UsageException(option + " is empty.");
			}
			return Path.of(text);
		}
		catch (final InvalidPathException e) {
			throw new UsageException(option + " " + ProgramArguments.unusable(e));
		}
	}
}
