package sc.fiji.unibiomed.interpret.ask;

import java.util.List;

import sc.fiji.unibiomed.interpret.answer.Interpretation;

/**
 * The answer to a question about an image.
 *
 * @param answer text and findings, with all notes; masks are as large as a plane
 * @param descriptions what is said of each region that was asked about, in their order; empty if none was
 */
public record Reply(Interpretation answer, List<String> descriptions) {

	public Reply {
		descriptions = List.copyOf(descriptions);
	}
}
