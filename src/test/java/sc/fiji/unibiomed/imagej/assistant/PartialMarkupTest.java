package sc.fiji.unibiomed.imagej.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartialMarkupTest {

	@ParameterizedTest
	@CsvSource({ "a <,'a '", "a <|en,'a '", "a <|end|,'a '", "a <p,'a '", "a </p,'a '", "a [SE,'a '", "a [SEG],a [SEG]",
		"size < 5 mm,size < 5 mm", "see [1],see [1]", "a <|end|>,a <|end|>", "a <|im_,'a '", "a <|im_end|,'a '",
		"a <|im_end|>,a <|im_end|>" })
	void whatMayBecomeAMarkWaits(final String unfinished, final String shown) {
		assertEquals(shown, PartialMarkup.shown(unfinished));
	}

	/** However an answer is cut, nobody sees a part of its notation, and text never shrinks. */
	@ParameterizedTest
	@ValueSource(strings = { "<|end|>", "<|im_end|>", "<|endoftext|>" })
	void noPrefixOfAnAnswerShowsNotation(final String end) {
		final String answer = "There is <p> a small brain tumor </p> [SEG] in the upper region." + end;
		String last = "";
		for (int length = 0; length <= answer.length(); length++) {
			final StringBuilder text = new StringBuilder();
			ReadableAnswer.pieces(PartialMarkup.shown(answer.substring(0, length)), "").forEach(piece -> text.append(piece.text()));
			assertFalse(text.toString().matches(".*[<>|\\[\\]].*"), text.toString());
			assertFalse(text.toString().strip().length() < last.length(), last + " / " + text);
			last = text.toString().strip();
		}
		assertEquals("There is a small brain tumor in the upper region.", last);
	}
}
