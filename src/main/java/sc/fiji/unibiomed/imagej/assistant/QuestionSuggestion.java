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

import ij.ImagePlus;
import sc.fiji.unibiomed.image.modality.ModalityGuess;
import sc.fiji.unibiomed.imagej.image.OpenImage;
import sc.fiji.unibiomed.interpret.ask.TaskPrompts;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.interpret.view.ShownImage;

/**
 * Something to ask, in the words that the model was trained on.
 *
 * @param label of its button
 * @param prompt what is asked
 * @param blank the part of the prompt that the user is to replace; empty if it can be asked as it is
 */
record QuestionSuggestion(String label, String prompt, String blank) {

	static QuestionSuggestion modality() {
		return new QuestionSuggestion("What modality is this?", "What modality is this image?", "");
	}

	static QuestionSuggestion abnormalities() {
		return new QuestionSuggestion("Find abnormalities", TaskPrompts.find(), "");
	}

	static QuestionSuggestion report() {
		return new QuestionSuggestion("Write a report", TaskPrompts.report(), "");
	}

	/** @param image which may tell its modality */
	static QuestionSuggestion segment(final ImagePlus image) {
		final ModalityGuess guess = ShownImage.modality(OpenImage.of(image).facts(), InputChoice.NONE, "");
		final String target = guess.modality().map(modality -> modality.targets().get(0)).orElse("nuclei");
		return new QuestionSuggestion("Segment …", TaskPrompts.segment(target, guess.label()), target);
	}
}
