package sc.fiji.unibiomed.evaluate.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class WordTokensTest {

	@Test
	void wordsAreLowerCaseAndWithoutPunctuation() {
		assertEquals(List.of("the", "cat", "is", "on", "the", "mat"), WordTokens.of("The cat is on the mat."));
		assertEquals(List.of("liver", "2", "of", "3"), WordTokens.of("(Liver): \"2 of 3\"!"));
	}

	@Test
	void wordsWithHyphensAndNumbersWithPointsStayWhole() {
		assertEquals(List.of("ground-glass", "opacity", "of", "1.5", "cm", "40", "%", "1,200", "ml"), WordTokens.of(
			"Ground-glass opacity of 1.5 cm, 40 %; 1,200 ml."));
	}

	@Test
	void aPointEndsAWordButNotANumber() {
		assertEquals(List.of("polyp", "no", "7"), WordTokens.of("polyp.No 7."));
	}

	/** As the Penn Treebank has them. */
	@Test
	void cliticsAreWordsOfTheirOwn() {
		assertEquals(List.of("the", "patient", "'s", "lung", "does", "n't", "collapse"), WordTokens.of(
			"The patient's lung doesn’t collapse."));
	}

	@Test
	void textsWithoutWordsHaveNone() {
		assertEquals(List.of(), WordTokens.of(" … – !"));
		assertEquals(List.of(), WordTokens.of(""));
	}
}
