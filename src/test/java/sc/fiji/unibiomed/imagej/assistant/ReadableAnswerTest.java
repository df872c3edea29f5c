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
package sc.fiji.unibiomed.imagej.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadableAnswerTest {

	/** Phrases are in braces, with the number of their finding. */
	@ParameterizedTest
	@CsvSource(delimiter = '|',
		value = {
			"There is <p> a polyp </p> [SEG] and <p> a fold </p> [SEG]. | Describe it. | There is {a polyp 1} and {a " +
				"fold 2}.",
			"Sure, it is [SEG]. | Please segment nuclei in pathology. | Sure, it is {nuclei 1}.",
			"It is [SEG]. polyp. | Any abnormality? | It is {region 1}. polyp.",
			"The left lung [SEG] is clear. | Describe it. | The {left lung 1} is clear.",
			"No abnormality is found. | Any abnormality? | No abnormality is found." })
	void everyPointerHasWords(final String answer, final String prompt, final String expected) {
		assertEquals(expected,
			ReadableAnswer.pieces(answer + "<|end|>", prompt).stream()
				.map(piece -> piece.finding() == 0 ? piece.text() : "{" + piece.text() + " " + piece.finding() + "}")
				.collect(Collectors.joining()));
	}
}
