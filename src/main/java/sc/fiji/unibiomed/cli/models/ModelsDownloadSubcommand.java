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

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sc.fiji.unibiomed.cli.option.Choices;
import sc.fiji.unibiomed.cli.terminal.ExitCode;
import sc.fiji.unibiomed.cli.terminal.Messages;
import sc.fiji.unibiomed.cli.terminal.SignalCancellation;
import sc.fiji.unibiomed.cli.terminal.TransferLine;
import sc.fiji.unibiomed.cli.terminal.UsageException;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.download.TransferRate;
import sc.fiji.unibiomed.models.known.Licence;
import sc.fiji.unibiomed.models.known.LicenceException;
import sc.fiji.unibiomed.models.known.NamedModel;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.models.store.ModelFolder;
import sc.fiji.unibiomed.models.store.ModelPlace;
import sc.fiji.unibiomed.util.CancelledException;

/** Fetches a model. */
@Command(name = "download", mixinStandardHelpOptions = true, sortOptions = false,
	customSynopsis = "unibiomed models download MODEL [--accept-licence]",
	description = "Downloads a model from the HuggingFace hub, or its newest version. Start the same command " +
		"again to resume where it stopped.",
	footerHeading = "%nExamples:%n", footer = { "  unibiomed models download UniBiomed",
		"  unibiomed models download UniBiomed --accept-licence --log download.log" })
final class ModelsDownloadSubcommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "MODEL", completionCandidates = Choices.Known.class,
		description = "A name from 'unibiomed models list', or owner/name[@revision].")
	private String model;

	@Option(names = { "--accept-licence", "--accept-license" },
		description = "Agree to the model's licence without being asked.")
	private boolean accept;

	@Override
	public Integer call() throws IOException {
		final Messages messages = Messages.of(spec);
		final Models models = new Models(CacheFolder.ofUser());
		final NamedModel named = models.find(model);
		try (SignalCancellation stop = new SignalCancellation();
			TransferLine line = new TransferLine(messages, named.name()))
		{
			final ModelFolder folder = models.download(named, licence -> agrees(licence, messages), line,
				stop.cancellation());
			line.close();
			final PrintWriter out = spec.commandLine().getOut();
			out.println(named.name() + " is " +
				(folder.place() == ModelPlace.HUB_CACHE
					? "in the HuggingFace cache of this computer already and is used from there: "
					: "in ") +
				folder.folder());
			out.flush();
			return ExitCode.DONE;
		}
		catch (final CancelledException e) {
			messages.warn("unibiomed: Cancelled; what arrived is kept. Start it again to resume.");
			return ExitCode.CANCELLED;
		}
		catch (final LicenceException e) {
			throw new UsageException(
				e.getMessage() + " Read it (" + e.licence().address() + "), then add --accept-licence if you agree.");
		}
	}

	private boolean agrees(final Licence licence, final Messages messages) {
		final String words = licence.model() + ": " + TransferRate.size(licence.bytes()) + ". " + licence.words();
		if (accept) {
			messages.say(words);
		}
		else {
			// Whoever is asked, or refused, has to know what about.
			messages.warn(words);
		}
		if (accept) {
			return true;
		}
		final Console console = System.console();
		if (console == null) {
			return false;
		}
		final String answer = console.readLine("Do you agree to the licence? [y/N] ");
		return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
	}
}
