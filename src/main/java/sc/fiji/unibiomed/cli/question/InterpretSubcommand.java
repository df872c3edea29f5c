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
import sc.fiji.unibiomed.cli.terminal.UsageException;
import sc.fiji.unibiomed.findings.object.ObjectChoice;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.ask.Task;
import sc.fiji.unibiomed.interpret.check.CheckLevel;

/** Answers one question in the words that it is given. */
@Command(name = "interpret", mixinStandardHelpOptions = true, sortOptions = false,
	customSynopsis = "unibiomed interpret --prompt TEXT --output FOLDER [--image FILE] [OPTIONS]",
	description = "Asks one question about an image, a stack, or nothing, in your own words. The words go to the " +
		"model as they are.",
	footerHeading = "%nExamples:%n",
	footer = { "  unibiomed interpret --image ct.png --prompt \"Please segment liver in CT.\" --output liver",
		"  unibiomed interpret --image ct.png --region mask.png --prompt \"What is region1?\" --output answer",
		"  unibiomed interpret --model UniBiomed --prompt \"What is a nucleus?\" --output answer" })
public final class InterpretSubcommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@InHelp(HelpGroup.ASKED)
	@Option(names = "--prompt", required = true, paramLabel = "TEXT",
		description = "The words for the model. They may contain <image> where the image belongs; otherwise the " +
			"image comes first.")
	private String prompt;

	@InHelp(HelpGroup.OUTPUT)
	@Option(names = "--output", required = true, paramLabel = "FOLDER",
		description = "The folder for answer.json, mask-1.png … (mask-1.tif for a stack) and overlay.png.")
	private String output;

	@Mixin
	private QuestionOptions question;

	@Override
	public Integer call() throws IOException {
		if (prompt.isBlank()) {
			throw new UsageException(
				"--prompt is empty; ask something, for example --prompt \"Please segment nuclei in pathology.\"");
		}
		return question.ask(spec, AskedTask.inWords(Task.ASK, prompt).with(CheckLevel.OFF).with(ObjectChoice.ONE),
			output);
	}
}
