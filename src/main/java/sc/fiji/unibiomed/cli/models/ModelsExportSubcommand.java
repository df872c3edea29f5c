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
import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sc.fiji.unibiomed.cli.option.Choices;
import sc.fiji.unibiomed.cli.option.ModelOptions;
import sc.fiji.unibiomed.cli.terminal.ExitCode;
import sc.fiji.unibiomed.cli.terminal.Messages;
import sc.fiji.unibiomed.cli.terminal.SignalCancellation;
import sc.fiji.unibiomed.cli.terminal.TransferLine;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.store.CacheFolder;

/** Writes a model into a folder. */
@Command(name = "export", mixinStandardHelpOptions = true, sortOptions = false,
	customSynopsis = "unibiomed models export MODEL --output FOLDER",
	description = "Copies a model and its prepared files into a folder, for a computer without network.",
	footerHeading = "%nExamples:%n", footer = { "  unibiomed models export UniBiomed --output /media/usb/UniBiomed",
		"  unibiomed models export demo --output demo-model" })
final class ModelsExportSubcommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "MODEL", completionCandidates = Choices.Known.class, description = ModelOptions.MODEL)
	private String model;

	@Option(names = "--output", required = true, paramLabel = "FOLDER", description = "Must not exist.")
	private String output;

	@Override
	public Integer call() throws IOException {
		final Models models = new Models(CacheFolder.ofUser());
		final Path target = ModelOptions.path(output, "--output");
		try (SignalCancellation stop = new SignalCancellation();
			TransferLine line = new TransferLine(Messages.of(spec), model))
		{
			models.export(models.find(model), target, line, stop.cancellation());
		}
		final PrintWriter out = spec.commandLine().getOut();
		out.println("Written to " + target + ". On the other computer: unibiomed models import FOLDER");
		out.flush();
		return ExitCode.DONE;
	}
}
