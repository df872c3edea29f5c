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
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Models: which there are, and what of them is on this disk. */
@Command(name = "models", mixinStandardHelpOptions = true, sortOptions = false,
	customSynopsis = "unibiomed models [COMMAND]",
	description = "Lists, downloads, checks, moves and removes models. Without COMMAND: lists them.",
	subcommands = { ModelsListSubcommand.class, ModelsDownloadSubcommand.class, ModelsVerifySubcommand.class,
		ModelsRemoveSubcommand.class, ModelsAddSubcommand.class, ModelsExportSubcommand.class,
		ModelsImportSubcommand.class },
	commandListHeading = "%nCommands:%n", footerHeading = "%nExamples:%n",
	footer = { "  unibiomed models", "  unibiomed models download UniBiomed", "  unibiomed models list UniBiomed", "",
		"Models are kept in the cache folder; the environment variable UNIBIOMED_HOME names another one. The usual " +
			"variables work for downloads: HF_TOKEN, HF_ENDPOINT, HF_HOME, HF_HUB_OFFLINE, HTTPS_PROXY, NO_PROXY." })
public final class ModelsSubcommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException {
		// What most people want to see first.
		return spec.subcommands().get("list").<ModelsListSubcommand>getCommand().call();
	}
}
