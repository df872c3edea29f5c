package sc.fiji.unibiomed.imagej.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.imagej.SampleAnswers;

class AnswerSpansTest {

	@Test
	void markedAndUnmarkedPhrasesPointAtTheirFindings() {
		assertEquals(List.of(new AnswerSpans.Span("There are ", 0), new AnswerSpans.Span("nuclei", 1), new AnswerSpans.Span(
			" in the ", 0), new AnswerSpans.Span("stroma", 2), new AnswerSpans.Span(".", 0)), AnswerSpans.of(SampleAnswers.nuclei()
				.answer()));
	}

	@Test
	void anAnswerWithoutPointersIsOrdinaryWords() {
		assertEquals(List.of(new AnswerSpans.Span("Left kidney.", 0)), AnswerSpans.of(SampleAnswers.described().answer()));
	}
}
