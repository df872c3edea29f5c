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
package sc.fiji.unibiomed.interpret.answer;

import java.util.List;
import java.util.stream.Stream;

import sc.fiji.unibiomed.findings.AnswerLine;
import sc.fiji.unibiomed.findings.CheckLines;
import sc.fiji.unibiomed.findings.Finding;

/**
 * A question's answer.
 *
 * @param text with special tokens, as the reference's {@code prediction}
 * @param promptTokens ids in
 * @param tokens ids out, the one that ended the answer included
 * @param findings one per {@code [SEG]} of the answer that has a mask
 * @param notes what the user should know about the answer, one sentence each; mostly empty
 * @param timings seconds per stage
 */
public record Interpretation(String text, List<Integer> promptTokens, List<Integer> tokens, List<Finding> findings,
	List<String> notes, Timings timings)
{

	public Interpretation {
		promptTokens = List.copyOf(promptTokens);
		tokens = List.copyOf(tokens);
		findings = List.copyOf(findings);
		notes = List.copyOf(notes);
	}

	/** This answer with more notes, before its own. */
	public Interpretation noting(final List<String> more) {
		return more.isEmpty() ? this : withNotes(Stream.concat(more.stream(), notes.stream()).toList());
	}

	/** This answer with these notes in place of its own. */
	public Interpretation withNotes(final List<String> others) {
		return new Interpretation(text, promptTokens, tokens, findings, others, timings);
	}

	/** This answer with other findings, in the same order. */
	public Interpretation with(final List<Finding> others) {
		return new Interpretation(text, promptTokens, tokens, others, notes, timings);
	}

	/** The answer as people are shown it, with what its check found out; see {@link CheckLines}. */
	public String shownText() {
		return String.join("\n", CheckLines.of(plainText(), findings));
	}

	/** The answer as people read it: without special tokens and marks. */
	public String plainText() {
		return PlainText.of(text);
	}

	/** In one line: the answer as {@link #shownText} has it, then its findings. */
	@Override
	public String toString() {
		return AnswerLine.of(shownText(), findings);
	}
}
