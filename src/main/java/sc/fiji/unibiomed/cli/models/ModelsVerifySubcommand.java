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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sc.fiji.unibiomed.cli.option.Choices;
import sc.fiji.unibiomed.cli.option.ModelOptions;
import sc.fiji.unibiomed.cli.terminal.ExitCode;
import sc.fiji.unibiomed.cli.terminal.Messages;
import sc.fiji.unibiomed.cli.terminal.SignalCancellation;
import sc.fiji.unibiomed.cli.terminal.TransferLine;
import sc.fiji.unibiomed.models.ModelState;
import sc.fiji.unibiomed.models.ModelStatus;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.known.NamedModel;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.models.transfer.LaunchCommand;
import sc.fiji.unibiomed.models.transfer.Verification;
import sc.fiji.unibiomed.util.Cancellation;

/** Checks models. */
@Command(name = "verify", mixinStandardHelpOptions = true, sortOptions = false,
	customSynopsis = "unibiomed models verify [MODEL]",
	description = "Compares all files of a model and its prepared files with their checksums. Without " +
		"MODEL: all models on this disk.",
	footerHeading = "%nExamples:%n", footer = { "  unibiomed models verify", "  unibiomed models verify UniBiomed" })
final class ModelsVerifySubcommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(arity = "0..1", paramLabel = "MODEL", completionCandidates = Choices.Known.class,
		description = ModelOptions.MODEL)
	private String model;

	@Override
	public Integer call() throws IOException {
		final Models models = new Models(CacheFolder.ofUser());
		final List<NamedModel> wanted = new ArrayList<>();
		if (model != null) {
			wanted.add(models.find(model));
		}
		else {
			models.list().stream().filter(status -> status.state() == ModelState.READY).map(ModelStatus::model)
				.forEach(wanted::add);
		}
		boolean right = true;
		try (SignalCancellation stop = new SignalCancellation()) {
			for (final NamedModel each : wanted) {
				right &= verify(models, each, stop.cancellation());
			}
		}
		return right ? ExitCode.DONE : ExitCode.FAILED;
	}

	private boolean verify(final Models models, final NamedModel named, final Cancellation cancellation)
		throws IOException
	{
		final PrintWriter out = spec.commandLine().getOut();
		final Verification result;
		try (TransferLine line = new TransferLine(Messages.of(spec), named.name())) {
			result = models.verify(named, line, cancellation);
		}
		if (result.repaired()) {
			out.println(named.name() + ": repaired: " + String.join(", ", result.damaged()));
		}
		else if (result.damaged().isEmpty()) {
			out.println(named.name() + ": " +
				(result.files() > 0
					? "all " + result.files() + " files are right"
					: "complete; there are no checksums to compare with") +
				"; the weights are " + result.voucher().words() + "; SHA-256 of the weights " + result.sha256());
		}
		else {
			out.println(named.name() + ": damaged: " + String.join(", ", result.damaged()) + ". " +
				(result.outOfService()
					? "Download it again; its correct parts are kept: " +
						LaunchCommand.line("models", "download", named.name())
					: "Remove it, and download or import it again."));
		}
		if (!result.prepared().isEmpty()) {
			out.println(named.name() + ": prepared and damaged, made again when needed: " +
				String.join(", ", result.prepared()));
		}
		out.flush();
		return result.isRight();
	}
}
