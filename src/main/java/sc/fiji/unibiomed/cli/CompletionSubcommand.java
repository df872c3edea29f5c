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
package sc.fiji.unibiomed.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sc.fiji.unibiomed.cli.help.NearestWord;
import sc.fiji.unibiomed.cli.terminal.ExitCode;
import sc.fiji.unibiomed.cli.terminal.Messages;
import sc.fiji.unibiomed.cli.terminal.UsageException;

/** Prints what a shell needs to complete command lines. */
@Command(name = "completion", mixinStandardHelpOptions = true, sortOptions = false,
	customSynopsis = "unibiomed completion bash|zsh",
	description = {
		"Prints a script that lets a shell complete commands, options and values of 'unibiomed' when you " +
			"press the Tab key.",
		"The first example works in the terminal in which you enter it. To have it in every terminal, put the same " +
			"line into the file ~/.bashrc or ~/.zshrc, at its end." },
	footerHeading = "%nExamples:%n",
	footer = { "  source <(unibiomed completion bash)",
		"  unibiomed completion bash > ~/.local/share/bash-completion/completions/unibiomed",
		"  unibiomed completion zsh >> ~/.zshrc" })
final class CompletionSubcommand implements Callable<Integer> {

	private static final List<String> SHELLS = List.of("bash", "zsh");

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "SHELL", description = "Your shell: bash or zsh.")
	private String shell;

	@Override
	public Integer call() {
		if (!SHELLS.contains(shell.toLowerCase(Locale.ROOT))) {
			throw new UsageException("There is no completion for '" + shell + "'; use bash or zsh." +
				NearestWord.of(shell, SHELLS.stream()).map(meant -> " Did you mean " + meant + "?").orElse(""));
		}
		final CommandLine program = Main.program();
		Messages.silent().addTo(program.getCommandSpec());
		// One script serves both: in zsh, it loads what understands scripts for bash.
		final PrintWriter out = spec.commandLine().getOut();
		AutoComplete.bash("unibiomed", program).lines().forEach(out::println);
		out.flush();
		return ExitCode.DONE;
	}
}
