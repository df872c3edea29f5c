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
package sc.fiji.unibiomed.interpret.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.interpret.ask.TaskPrompts;
import sc.fiji.unibiomed.models.demo.DemoTour;
import sc.fiji.unibiomed.testing.DemoCase;
import sc.fiji.unibiomed.testing.SampleCase;

/** What the demonstration model was trained to be asked, and what not. */
class DemoQuestionsTest {

	private static final List<String> TARGETS = List.of("nuclei", "tumor", "liver", "left kidney", "right kidney",
		"kidney", "spleen", "liver tumor", "brain", "ventricle", "brain tumor", "left lung", "right lung", "lung",
		"heart", "opacity", "nodule", "retina", "fluid", "bladder", "lesion", "lumen", "polyp", "optic disc", "vessel",
		"exudate", "skin lesion");

	@Test
	void theWordsOfTheFiveTasksAreTrained() {
		assertEquals(27, TARGETS.size());
		for (final String target : TARGETS) {
			assertTrue(DemoQuestions.isTrained(TaskPrompts.segment(target, "CT"), 0), target);
			assertTrue(DemoQuestions.isTrained(TaskPrompts.segment(target, ""), 0), target);
		}
		assertTrue(DemoQuestions.isTrained(TaskPrompts.find(), 0));
		assertTrue(DemoQuestions.isTrained(TaskPrompts.report(), 0));
		for (int regions = 1; regions <= 12; regions++) {
			assertTrue(DemoQuestions.isTrained(TaskPrompts.describe(regions), regions), regions + " regions");
		}
		assertFalse(DemoQuestions.isTrained(TaskPrompts.describe(2), 0));
		assertFalse(DemoQuestions.isTrained(TaskPrompts.describe(2), 3));
	}

	@Test
	void theTourTheSamplesAndTheRecordedCasesAskNothingElse() throws IOException {
		for (final DemoTour.Stop stop : DemoTour.stops()) {
			assertTrue(DemoQuestions.isTrained(stop.prompt(), stop.regions().size()), stop.prompt());
		}
		for (final DemoCase recorded : DemoCase.all()) {
			assertTrue(DemoQuestions.isTrained(recorded.text("text"), recorded.masks("regions").size()),
				recorded.text("text"));
		}
		for (final SampleCase sample : SampleCase.all(Path.of("sample-images"))) {
			assertTrue(DemoQuestions.isTrained(sample.prompt(), sample.regions().size()), sample.prompt());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "<image>please segment liver in CT", "Where is the polyp located?", "Segment the lung.",
		"Is there any abnormality in this image? Answer yes or no.",
		"Can you segment the abnormal region in the MRI image?", "<image>\nWhat modality is this image?" })
	void trainingHadTheseForms(final String prompt) {
		assertTrue(DemoQuestions.isTrained(prompt, 0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Who are you?", "Hello", "What is your name?", "Please segment spaceship in CT.",
		"Please segment lung nodule in CT.", "Please segment Liver in CT.", "Please segment liver in microscopy.",
		"Please segment liver in CT. And the spleen.", "Is this a malignant melanoma?", "What is 2 + 2?",
		"How many nuclei are there?", "What modality is this image? Explain.", "Wo ist die Leber?", "" })
	void nobodyTrainedItOnThese(final String prompt) {
		assertFalse(DemoQuestions.isTrained(prompt, 0));
	}
}
