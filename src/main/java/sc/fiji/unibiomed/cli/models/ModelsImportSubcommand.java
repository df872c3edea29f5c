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
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sc.fiji.unibiomed.cli.option.ModelOptions;
import sc.fiji.unibiomed.cli.terminal.ExitCode;
import sc.fiji.unibiomed.cli.terminal.Messages;
import sc.fiji.unibiomed.cli.terminal.SignalCancellation;
import sc.fiji.unibiomed.cli.terminal.TransferLine;
import sc.fiji.unibiomed.models.ModelStatus;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.known.NamedModel;
import sc.fiji.unibiomed.models.store.CacheFolder;

/** Reads an exported model. */
@Command(name = "import", mixinStandardHelpOptions = true, sortOptions = false,
	customSynopsis = "unibiomed models import FOLDER",
	description = "Copies a model that 'unibiomed models export' wrote into the cache folder, and checks every " +
		"file.",
	footerHeading = "%nExamples:%n",
	footer = { "  unibiomed models import /media/usb/UniBiomed", "  unibiomed models import demo-model" })
final class ModelsImportSubcommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FOLDER", description = "A folder that 'unibiomed models export' wrote.")
	private String folder;

	@Override
	public Integer call() throws IOException {
		final Models models = new Models(CacheFolder.ofUser());
		final NamedModel imported;
		try (SignalCancellation stop = new SignalCancellation();
			TransferLine line = new TransferLine(Messages.of(spec)))
		{
			imported = models.importFrom(ModelOptions.path(folder, "FOLDER"), line, stop.cancellation());
		}
		final PrintWriter out = spec.commandLine().getOut();
		final ModelStatus status = models.status(imported);
		out.println(imported.name() + ": " + status.words() + "; the weights are " + status.vouched());
		out.flush();
		return ExitCode.DONE;
	}
}
