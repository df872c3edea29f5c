package sc.fiji.unibiomed.interpret.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

	@ParameterizedTest
	@ValueSource(strings = { "", "<|end|>", "<|im_end|>", "<|endoftext|>", "\n<|im_end|>" })
	void nobodySeesHowAnAnswerEnds(final String end) {
		assertEquals("There is a polyp [1] near a fold [2].", PlainText.of("There is <p> a polyp </p> [SEG] near a fold [SEG]." +
			end));
	}
}
