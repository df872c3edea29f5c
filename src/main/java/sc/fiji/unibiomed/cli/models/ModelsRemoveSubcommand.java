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
package sc.fiji.unibiomed.cli.models;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sc.fiji.unibiomed.cli.option.Choices;
import sc.fiji.unibiomed.cli.option.ModelOptions;
import sc.fiji.unibiomed.cli.terminal.ExitCode;
import sc.fiji.unibiomed.cli.terminal.SignalCancellation;
import sc.fiji.unibiomed.cli.terminal.UsageException;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.download.TransferRate;
import sc.fiji.unibiomed.models.known.NamedModel;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.models.store.ModelFolder;
import sc.fiji.unibiomed.models.store.ModelPlace;

/** Removes models. */
@Command(name = "remove", mixinStandardHelpOptions = true, sortOptions = false,
	customSynopsis = "unibiomed models remove MODEL|--outdated [--prepared]",
	description = "Removes a model and its prepared files from the cache folder. Your own folders, and " +
		"downloads of other programs, are left alone.",
	footerHeading = "%nExamples:%n", footer = { "  unibiomed models remove UniBiomed",
		"  unibiomed models remove UniBiomed --prepared", "  unibiomed models remove --outdated" })
final class ModelsRemoveSubcommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(arity = "0..1", paramLabel = "MODEL", completionCandidates = Choices.Known.class,
		description = ModelOptions.MODEL)
	private String model;

	@Option(names = "--prepared", description = "Remove only the prepared files of the model.")
	private boolean prepared;

	@Option(names = "--outdated", description = "Remove what other versions of this program prepared.")
	private boolean outdated;

	@Override
	public Integer call() throws IOException {
		if (model == null != outdated) {
			throw new UsageException("Name the MODEL to remove, or give --outdated.");
		}
		final Models models = new Models(CacheFolder.ofUser());
		final PrintWriter out = spec.commandLine().getOut();
		if (outdated) {
			out.println("Removed what other versions prepared: " + TransferRate.size(models.removeOutdated()) + ".");
		}
		else {
			remove(models, models.find(model), out);
		}
		out.flush();
		return ExitCode.DONE;
	}

	private void remove(final Models models, final NamedModel named, final PrintWriter out) throws IOException {
		if (prepared) {
			out.println("Removed the prepared files of " + named.name() + ": " +
				TransferRate.size(models.removePrepared(named)) + ".");
			return;
		}
		try (SignalCancellation stop = new SignalCancellation()) {
			final long bytes = models.remove(named, stop.cancellation());
			out.println("Removed " + named.name() + (bytes == 0 ? "" : ": " + TransferRate.size(bytes)) + ".");
		}
		final Optional<ModelFolder> left = models.locate(named)
			.filter(folder -> folder.place() != ModelPlace.EMBEDDED && Files.exists(folder.folder()));
		left.ifPresent(folder -> out.println("Left alone: " + folder.folder() + "."));
	}
}
