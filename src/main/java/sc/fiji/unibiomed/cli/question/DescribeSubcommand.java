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

/** Says what regions show. */
@Command(name = "describe", mixinStandardHelpOptions = true, sortOptions = false,
	customSynopsis = "unibiomed describe --image FILE --region MASK [--output FOLDER] [OPTIONS]",
	description = "Says what a region of an image shows. The region is a mask: an image of the same size that is " +
		"not zero inside.",
	footerHeading = "%nExamples:%n",
	footer = { "  unibiomed describe --image sample-images/02_ct.png --region sample-images/02_ct_mask_liver.png",
		"  unibiomed describe --image mri.png --region mask1.png --region mask2.png --output answer" })
public final class DescribeSubcommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@InHelp(HelpGroup.OUTPUT)
	@Option(names = "--output", paramLabel = "FOLDER", description = QuestionOptions.OUTPUT)
	private String output;

	@Mixin
	private QuestionOptions question;

	@Override
	public Integer call() throws IOException {
		return question.ask(spec, AskedTask.describe(), output);
	}
}
