package sc.fiji.unibiomed.interpret.answer;

import java.util.List;
import java.util.stream.Stream;

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
		return more.isEmpty() ? this : new Interpretation(text, promptTokens, tokens, findings, Stream.concat(more.stream(), notes
			.stream()).toList(), timings);
	}

	/** The answer as people read it: without special tokens and marks. */
	public String plainText() {
		return PlainText.of(text);
	}
}
