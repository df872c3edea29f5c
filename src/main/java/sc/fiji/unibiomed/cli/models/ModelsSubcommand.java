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

import java.io.PrintWriter;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Models: which there are, and what of them is on this disk. */
@Command(name = "models", mixinStandardHelpOptions = true, sortOptions = false,
	description = "Lists models, fetches, checks, moves and removes them.",
	subcommands = { ModelsListSubcommand.class, ModelsDownloadSubcommand.class, ModelsVerifySubcommand.class,
		ModelsRemoveSubcommand.class, ModelsAddSubcommand.class, ModelsExportSubcommand.class,
		ModelsImportSubcommand.class },
	footer = { "",
		"Models lie in the cache folder; the environment variable UNIBIOMED_HOME moves it. For models on the " +
			"HuggingFace hub, HF_TOKEN, HF_ENDPOINT, HF_HOME and HF_HUB_OFFLINE mean what they mean for other " +
			"programs, and so do HTTPS_PROXY and NO_PROXY." })
public final class ModelsSubcommand implements Runnable {

	@Spec
	private CommandSpec spec;

	@Override
	public void run() {
		// What most people want to see first.
		final CommandLine list = spec.subcommands().get("list");
		final PrintWriter out = spec.commandLine().getOut();
		list.setOut(out).execute();
	}
}
