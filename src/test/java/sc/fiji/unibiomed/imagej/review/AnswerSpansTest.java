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
package sc.fiji.unibiomed.imagej.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.imagej.SampleAnswers;

class AnswerSpansTest {

	@Test
	void markedAndUnmarkedPhrasesPointAtTheirFindings() {
		assertEquals(
			List.of(new AnswerSpans.Span("There are ", 0), new AnswerSpans.Span("nuclei", 1),
				new AnswerSpans.Span(" in the ", 0), new AnswerSpans.Span("stroma", 2), new AnswerSpans.Span(".", 0)),
			AnswerSpans.of(SampleAnswers.nuclei().answer()));
	}

	@Test
	void anAnswerWithoutPointersIsOrdinaryWords() {
		assertEquals(List.of(new AnswerSpans.Span("Left kidney.", 0)),
			AnswerSpans.of(SampleAnswers.described().answer()));
	}
}
