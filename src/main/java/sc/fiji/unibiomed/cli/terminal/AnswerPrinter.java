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
package sc.fiji.unibiomed.cli.terminal;

import java.io.PrintWriter;

import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.demo.DemoWarnings;
import sc.fiji.unibiomed.interpret.result.FileAnswer;
import sc.fiji.unibiomed.util.VisibleText;

/** Prints an answer as people read it. */
public final class AnswerPrinter {

	private AnswerPrinter() {}

	public static void print(final FileAnswer written, final PrintWriter out) {
		final Interpretation answer = written.answer();
		DemoWarnings.among(answer.notes()).forEach(warning -> out.println("Warning: " + warning));
		out.println(answer.shownText());
		TerminalTable.lines(answer.findings()).forEach(line -> out.println("  " + line));
		written.question().ifPresent(question -> out.println("Shown as: " + question.shown().description() + "."));
		DemoWarnings.others(answer.notes()).forEach(note -> out.println("Note: " + VisibleText.line(note)));
	}
}
