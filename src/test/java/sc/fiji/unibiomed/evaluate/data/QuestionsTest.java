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
package sc.fiji.unibiomed.evaluate.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.unibiomed.evaluate.score.EvaluationTask;

class QuestionsTest {

	@Test
	void aSegmentationIsAskedForByItsSentence() {
		assertEquals("Please segment liver in abdomen CT.",
			new Questions(42).about(EvaluationTask.SEGMENTATION, annotation("1.png")));
	}

	/** As many as the scripts have. */
	@ParameterizedTest
	@CsvSource({ "DISEASE, 8", "QUESTION, 8", "REGION, 9", "REPORT, 4", "DESCRIPTION, 9" })
	void everyWordingIsUsed(final EvaluationTask task, final int count) {
		final Set<String> used = new HashSet<>();
		for (int i = 0; i < 500; i++) {
			used.add(new Questions(42).about(task, annotation(i + ".png")));
		}
		assertEquals(count, used.size());
	}

	@Test
	void theSameSeedAsksTheSame() {
		int different = 0;
		for (int i = 0; i < 100; i++) {
			final Annotation annotation = annotation(i + ".png");
			final String question = new Questions(42).about(EvaluationTask.DISEASE, annotation);
			assertEquals(question, new Questions(42).about(EvaluationTask.DISEASE, annotation));
			if (!question.equals(new Questions(43).about(EvaluationTask.DISEASE, annotation))) {
				different++;
			}
		}
		// One of eight wordings is the same by chance.
		assertTrue(different > 70, different + " of 100");
	}

	@Test
	void aQuestionAboutAnOrganNamesIt() {
		final String question = new Questions(42).about(EvaluationTask.QUESTION, annotation("1.png"));

		assertTrue(question.contains("pleura"), question);
		assertFalse(question.contains("{"), question);
	}

	private static Annotation annotation(final String image) {
		return new Annotation("1", "1", image, "", "m.png", "liver in abdomen CT", "Liver in abdomen CT", "", "",
			"pleura", "");
	}
}
