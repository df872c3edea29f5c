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
package sc.fiji.unibiomed.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseFinderTest {

	private static final String REPORT = "<image>Could you describe the abnormality in this image? Please highlight " +
		"the region with interleaved segmentation masks.";

	/** What must not be in a name: brackets, and what only notation has. */
	private static final String NOTATION = "(?s).*([\\[\\]{}<>|\\uFDD1\\uFDD2]|IMG_CONTEXT).*";

	@ParameterizedTest
	@CsvSource(delimiter = '=', value = { //
		"There is <p> a small brain tumor </p> [SEG] in the upper region.<|end|>         = a small brain tumor",
		"There is <p> edema </p> [SEG] ; follow-up in 3 months.<|im_end|>                = edema",
		"It's the <p>whole tumor</p>[SEG], about 37 mm.<|end|>                           = whole tumor",
		"The <p>spleen</p> is shown here: [SEG].                                         = spleen",
		"This is optic disc [SEG]                                                        = optic disc",
		"spleen: [SEG]<|end|>                                                            = spleen",
		"Segmentation of the polyp is [SEG] here.<|end|>                                 = polyp",
		"The segmentation mask for the left kidney is [SEG].                             = left kidney",
		"The liver is located at [SEG].                                                  = liver",
		"The tumor can be seen here [SEG].                                               = tumor",
		"CT shows a mass in the left lung [SEG].                                         = mass in the left lung",
		"There is a lesion in this image [SEG].                                          = lesion",
		"There is a mass with edema [SEG].                                               = edema",
		"Carcinoma of the colon [SEG] is suspected.                                      = Carcinoma of the colon",
		"A 3.5 cm nodule [SEG] is visible.                                               = 3.5 cm nodule",
		"The left and right lung [SEG] are clear.                                        = left and right lung",
		"The heart is large and the aorta [SEG] is normal.                               = aorta",
		"T2-weighted hyperintensity (edema) [SEG].                                       = T2-weighted " +
			"hyperintensity (edema)",
		"The finding (a polyp [SEG]) is benign.                                          = polyp",
		"It is [SEG]. polyp.<|end|>                                                      = polyp",
		"It is [SEG]: diabetic retinopathy.                                              = diabetic retinopathy",
		"It is [SEG], a polyp.                                                           = polyp",
		"肝臓 [SEG]                                                                       = 肝臓" })
	void theAnswersOwnWordsNameTheFinding(final String answer, final String phrase) {
		assertEquals(List.of(phrase), PhraseFinder.phrases(answer, REPORT));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"<image>Please segment the liver in CT.                                          | liver",
		"<image>Please segment nuclei in pathology.                                      | nuclei",
		"<image>Can you segment the liver tumor in CT?                                   | liver tumor",
		"<image>Where is the optic disc in fundus? Please respond with a segmentation mask. | optic disc",
		"<image>Please segment the left ventricle of the heart in MRI.                   | left ventricle of the heart",
		"<image>Segment out all the nuclei.                                              | nuclei",
		"Show me the vessels, please.                                                    | vessels",
		"Could you provide a segmentation mask for the neoplastic cells in this image?   | neoplastic cells",
		"Please output the segmentation of the right lung from this X-ray.               | right lung",
		"Is there any pneumothorax in the X-ray scan? Please highlight it.               | pneumothorax",
		"Find: mitochondria                                                              | mitochondria",
		"nuclei                                                                          | nuclei",
		"nuclei in pathology                                                             | nuclei" })
	void anAnswerWithoutANameTakesItFromTheQuestion(final String question, final String phrase) {
		for (final String answer : List.of("Sure, it is [SEG].<|end|>", "It is [SEG].",
			"Sure, the segmentation result is [SEG].", "[SEG]", "Here is the mask: [SEG]",
			"Of course, here it is: [SEG]", "Yes. It is shown here [SEG]."))
		{
			assertEquals(List.of(phrase), PhraseFinder.phrases(answer, question), answer);
		}
	}

	@Test
	void everyMaskOfAnAnswerHasItsOwnName() {
		assertEquals(List.of("left lung", "right lung"),
			PhraseFinder.phrases("The left lung [SEG] and the right lung [SEG] are normal.<|end|>", REPORT));
		assertEquals(List.of("a small brain tumor", "brain"),
			PhraseFinder.phrases(
				"There is <p> a small brain tumor </p> [SEG] in the upper region. The <p> brain </p> [SEG] is also " +
					"visible.",
				REPORT));
		assertEquals(List.of("spleen"), PhraseFinder.phrases(
			"region1: edema, region2: spleen [SEG], region3: background.", "What are region1, region2 and region3?"));
		assertEquals(List.of("polyp", "edema"),
			PhraseFinder.phrases("It is [SEG]. polyp. It is [SEG]. edema.", REPORT));
	}

	@Test
	void theThingsAskedForAreSharedOutAmongAsManyMasks() {
		final String question = "Can you segment the left lung and the right lung in the X-ray image?";
		assertEquals(List.of("left lung", "right lung"),
			PhraseFinder.phrases("Sure, they are [SEG] and [SEG].", question));
		assertEquals(List.of("left lung and the right lung"), PhraseFinder.phrases("Sure, it is [SEG].", question));
		assertEquals(List.of("liver", "spleen", "kidney"),
			PhraseFinder.phrases("[SEG] [SEG] [SEG]", "Segment liver, spleen and kidney."));
	}

	@ParameterizedTest
	@ValueSource(strings = { REPORT, "", "?", "Please segment", "segment it", "Highlight the corresponding parts.",
		"Which modality is this, and what is the most likely diagnosis?" })
	void whatNobodyNamesIsCalledAFinding(final String question) {
		assertEquals(List.of("finding 1"), PhraseFinder.phrases("Sure, it is [SEG].", question));
		assertEquals(List.of("finding 1", "polyp", "finding 3"),
			PhraseFinder.phrases("Sure, it is [SEG]. A polyp [SEG]. Here is [SEG].", question));
	}

	/** What the next finding is called is never the name of this one. */
	@ParameterizedTest
	// @formatter:off
	@CsvSource(delimiter = '=', value = {
		"It is [SEG]. The nuclei [SEG] are also visible.<|end|>               = finding 1; nuclei",
		"It is [SEG]. The nuclei: [SEG].<|end|>                               = finding 1; nuclei",
		"It is [SEG]: The nuclei [SEG].<|end|>                                = finding 1; nuclei",
		"It is [SEG], the nuclei [SEG].<|end|>                                = finding 1; nuclei",
		"It is [SEG]. The <p> nuclei </p> [SEG] are also visible.<|end|>      = finding 1; nuclei",
		"It is [SEG]. The nuclei, [SEG], are also visible.<|end|>             = finding 1; finding 2",
		"It is [SEG]. Nuclei. [SEG]<|end|>                                    = finding 1; finding 2",
		"It is [SEG]. The nuclei. They are [SEG].<|end|>                      = finding 1; finding 2",
		"It is [SEG]. polyp. The liver [SEG] is normal.<|end|>                = polyp; liver",
		"It is [SEG]. <p>polyp</p>. It is [SEG]. <p>edema</p>.<|end|>         = polyp; edema",
		"It is [SEG], a polyp, and [SEG], an edema.<|end|>                    = polyp; edema",
		"[SEG]. polyp. [SEG]. edema.<|end|>                                   = polyp; edema",
		"[SEG] [SEG]. polyp.<|end|>                                           = finding 1; polyp",
		"[SEG] and [SEG]<|end|>                                               = finding 1; finding 2",
		"[SEG] is the liver and [SEG] is the spleen.<|end|>                   = finding 1; finding 2",
		"[SEG] is the liver: [SEG] is the spleen.<|end|>                      = finding 1; finding 2",
		"A mass [SEG] with edema [SEG].<|end|>                                = mass; edema",
		"The nuclei [SEG] and the nuclei [SEG].<|end|>                        = nuclei; nuclei",
		"The left lung [SEG] is normal and the spleen [SEG].<|end|>           = left lung; spleen",
		"肝臓 [SEG]。脾臓 [SEG]。<|end|>                                        = 肝臓; 脾臓",
		"It is [SEG]. The nuc                                                 = finding 1",
		"It is [SEG]. The nuclei [SE                                          = finding 1",
		"It is [SEG]. polyp<|end|>                                            = polyp",
		"It is [SEG]. A <p>nuc                                                = finding 1" })
	// @formatter:on
	void theWordsOfTheNextFindingAreNotThoseOfThisOne(final String answer, final String phrases) {
		assertEquals(List.of(phrases.split("; ")), PhraseFinder.phrases(answer, REPORT));
	}

	@Test
	void whatTheAnswerDoesNotNameIsCalledAsAskedFor() {
		assertEquals(List.of("liver tumor", "nuclei"), PhraseFinder
			.phrases("It is [SEG]. The nuclei [SEG] are also visible.<|end|>", "Please segment liver tumor in CT."));
	}

	@ParameterizedTest
	// @formatter:off
	@CsvSource(delimiter = '=', value = {
		"<p></p> [SEG]                                             = finding 1",
		"The liver <p> </p> [SEG]                                  = liver",
		"<p>...</p> [SEG]                                          = finding 1",
		"<p>left <p>lung</p></p> [SEG]                             = left lung",
		"<p>lung</p></p> [SEG]                                     = lung",
		"<p><p>lung</p> [SEG]                                      = lung",
		"<p>liver</p> and <p>spleen [SEG]                          = spleen",
		"There is <p> a liver tumor [SEG]                          = liver tumor",
		"liver tumor</p> [SEG]                                     = liver tumor",
		"<p>liver <|im_end|></p> [SEG]                             = liver",
		"<p>the [1] liver</p> [SEG]                                = the liver",
		"The liver [2] [SEG]                                       = liver",
		"The <region> liver <img> [SEG]                            = liver",
		"The <IMG_CONTEXT>liver</img> [SEG]                        = liver",
		"The <|object_ref_start|>liver<|object_ref_end|> [SEG]     = liver",
		"The liver <|im_en [SEG]                                   = liver",
		"The im_end|> liver [SEG]                                  = liver",
		"The liver EG] [SEG]                                       = liver",
		"The liver [SE [SEG]                                       = liver",
		"The {liver} [SEG]                                         = liver",
		"The left) lung [SEG]                                      = left lung",
		"<p>lung (left</p> [SEG]                                   = lung left",
		"<p>lung (left)</p> [SEG]                                  = lung (left)",
		"<p>肝臓【腫瘍】</p> [SEG]                                   = 肝臓 腫瘍",
		"[18F]FDG uptake [SEG]                                     = 18F FDG uptake",
		"Here are the findings: [SEG]                              = finding 1" })
	// @formatter:on
	void notationOfTheModelIsNoPartOfAName(final String answer, final String phrase) {
		assertEquals(List.of(phrase), PhraseFinder.phrases(answer, REPORT));
	}

	@ParameterizedTest
	@ValueSource(
		strings = { "[SEG] liver", "<p>liver</p>", "liver <|im_end|>", "<image> liver", "liver [1]", "liver]" })
	void notationInAQuestionIsNoPartOfANameEither(final String target) {
		assertEquals(List.of("liver"),
			PhraseFinder.phrases("Sure, it is [SEG].<|end|>", "Please segment " + target + " in CT."));
	}

	@Test
	void anAnswerWithoutMasksHasNoPhrases() {
		assertEquals(List.of(), PhraseFinder.phrases("No abnormality is found.<|end|>", REPORT));
		assertEquals(List.of(), PhraseFinder.phrases("", ""));
	}

	/** Pieces that the rules look for, in any order: nothing may make them fail, or give a blank name. */
	@Test
	void noTextMakesItFailOrGiveABlankName() {
		final List<String> pieces = List.of("[SEG]", "<p>", "</p>", " ", "  ", ".", ",", ":", "\n", "and", "the", "is",
			"segment", "region1", "of", "polyp", "(", ")", "\"", "<|end|>", "\ud83d", "肝", "<|im_", "[SE", "EG]", "[1]",
			"<img>", "IMG_CONTEXT>", "[", "]", "{", "<", ">", "|", "<region>", "where is", "\u00a0", "3.5",
			"in this image");
		final Random random = new Random(1);
		for (int run = 0; run < 20_000; run++) {
			final String answer = random(pieces, random);
			final String question = random(pieces, random);
			final List<String> phrases = PhraseFinder.phrases(answer, question);
			assertEquals(answer.split("\\[SEG]", -1).length - 1, phrases.size(), answer);
			phrases.forEach(phrase -> assertFalse(phrase.isBlank() || phrase.matches(NOTATION),
				phrase + " of " + answer + " / " + question));
		}
	}

	/**
	 * A model that fell into a loop writes the same words until its limit; the rules must neither hang nor overflow.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "the ", "<p>", "</p>", "is shown ", ". ", " ", "and the ", "region1 ", "a", "<|",
		"in this image ", "[SEG]", "segment ", "\n" })
	void endlessRepetitionsAreNoProblem(final String piece) {
		final String endless = piece.repeat(200_000);
		final List<String> phrases = PhraseFinder.phrases(endless + "[SEG]" + endless, endless);
		phrases.forEach(phrase -> assertFalse(phrase.isBlank()));
	}

	private static String random(final List<String> pieces, final Random random) {
		final StringBuilder text = new StringBuilder();
		for (int i = random.nextInt(12); i > 0; i--) {
			text.append(pieces.get(random.nextInt(pieces.size()))).append(random.nextBoolean() ? " " : "");
		}
		return text.toString();
	}
}
