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
package sc.fiji.unibiomed.cli.question;

import java.io.IOException;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sc.fiji.unibiomed.cli.help.HelpGroup;
import sc.fiji.unibiomed.cli.help.InHelp;
import sc.fiji.unibiomed.interpret.ask.AskedTask;

/** Writes a report. */
@Command(name = "report", mixinStandardHelpOptions = true, sortOptions = false,
	customSynopsis = "unibiomed report --image FILE [--output FOLDER] [OPTIONS]",
	description = "Writes a short report about an image. What the report names is outlined.",
	footerHeading = "%nExamples:%n", footer = { "  unibiomed report --image sample-images/03_mri.png --output report",
		"  unibiomed report --image sample-images/04_xray.png --output report --export html" })
public final class ReportSubcommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@InHelp(HelpGroup.OUTPUT)
	@Option(names = "--output", paramLabel = "FOLDER", description = QuestionOptions.OUTPUT)
	private String output;

	@Mixin
	private QuestionOptions question;

	@Override
	public Integer call() throws IOException {
		return question.ask(spec, AskedTask.report(), output);
	}
}
