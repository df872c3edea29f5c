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
package sc.fiji.unibiomed.cli.option;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import sc.fiji.unibiomed.batch.compare.BatchComparison;
import sc.fiji.unibiomed.batch.compare.RunChoice;
import sc.fiji.unibiomed.batch.plan.BatchException;
import sc.fiji.unibiomed.cli.help.HelpGroup;
import sc.fiji.unibiomed.cli.help.InHelp;
import sc.fiji.unibiomed.cli.terminal.SignalCancellation;
import sc.fiji.unibiomed.cli.terminal.UsageException;

/** Two runs that are compared, instead of asking anything. */
public final class CompareOptions {

	private static final String COMPARE = "--compare";
	private static final String FIRST = "--first";
	private static final String SECOND = "--second";
	/** Everything that goes with a comparison. */
	private static final Set<String> OWN = Set.of(COMPARE, FIRST, SECOND, "--output", "--quiet", "--log");

	@InHelp(HelpGroup.WORK)
	@Option(names = COMPARE, arity = "1..2", paramLabel = "FOLDER",
		description = "Ask nothing; compare two runs in an output folder, or those of two output folders: texts and " +
			"outlines. Writes compare.html and compare.csv into --output, or into the first folder.")
	private List<String> folders = new ArrayList<>();

	@InHelp(HelpGroup.WORK)
	@Option(names = FIRST, paramLabel = "CHOICE",
		description = "With --compare: which answers are the first run, such as precision=exact or " +
			"model=UniBiomed,precision=fast; question= and settings= are possible, too. Not needed where there are " +
			"two runs only.")
	private String first;

	@InHelp(HelpGroup.WORK)
	@Option(names = SECOND, paramLabel = "CHOICE", description = "With --compare: which are the second run.")
	private String second;

	/** Whether a comparison was asked for. */
	public boolean isAsked() {
		return !folders.isEmpty();
	}

	/**
	 * Refuses what does not go together.
	 *
	 * @throws UsageException if something does not
	 */
	public void check(final ParseResult parsed) {
		if (!isAsked()) {
			if (first != null || second != null) {
				throw new UsageException((first == null ? SECOND : FIRST) + " needs --compare FOLDER.");
			}
			return;
		}
		parsed.matchedOptions().stream().map(option -> option.longestName()).filter(name -> !OWN.contains(name))
			.findFirst().ifPresent(name -> {
				throw new UsageException(name + " does not go with --compare, which asks nothing.");
			});
	}

	/**
	 * Compares, writes, and says in a few lines what came of it.
	 *
	 * @param output the first folder if empty
	 * @throws IOException if something cannot be read or written
	 */
	public void run(final Optional<Path> output, final PrintWriter out) throws IOException {
		if (folders.size() > 2) {
			throw new UsageException("--compare takes one folder or two.");
		}
		final Path one = ModelOptions.path(folders.get(0), COMPARE);
		final Path other = ModelOptions.path(folders.get(folders.size() - 1), COMPARE);
		try (SignalCancellation stop = new SignalCancellation()) {
			final BatchComparison comparison = BatchComparison.of(one, choice(first, FIRST), other,
				choice(second, SECOND), stop.cancellation());
			final Path page = comparison.write(output.orElse(one));
			comparison.lines().forEach(out::println);
			out.println("Open " + page + " to look at them side by side.");
			out.flush();
		}
	}

	private static RunChoice choice(final String text, final String option) {
		try {
			return RunChoice.parse(text == null ? "" : text);
		}
		catch (final BatchException e) {
			throw new UsageException(option + ": " + e.getMessage());
		}
	}
}
