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
import sc.fiji.unibiomed.cli.terminal.ExitCode;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.known.NamedModel;
import sc.fiji.unibiomed.models.store.CacheFolder;

/** Adds a model to the list. */
@Command(name = "add", mixinStandardHelpOptions = true, sortOptions = false,
	customSynopsis = "unibiomed models add NAME SOURCE",
	description = "Gives a model of your own a name, under which it is in the list. 'unibiomed models remove' " +
		"takes the name away.",
	footerHeading = "%nExamples:%n",
	footer = { "  unibiomed models add mine /data/models/my-model", "  unibiomed models add lab owner/name" })
final class ModelsAddSubcommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(index = "0", paramLabel = "NAME", description = "What it is called from now on.")
	private String name;

	@Parameters(index = "1", paramLabel = "SOURCE",
		description = "The folder of a checkpoint, or owner/name[@revision] on the HuggingFace hub.")
	private String source;

	@Override
	public Integer call() throws IOException {
		final NamedModel added = new Models(CacheFolder.ofUser()).add(name, source);
		final PrintWriter out = spec.commandLine().getOut();
		out.println(added.name() + " is " + added.source());
		out.flush();
		return ExitCode.DONE;
	}
}
