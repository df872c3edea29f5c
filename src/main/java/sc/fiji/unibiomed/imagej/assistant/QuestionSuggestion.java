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

import java.util.List;

import ij.ImagePlus;
import sc.fiji.unibiomed.image.modality.ModalityGuess;
import sc.fiji.unibiomed.imagej.image.OpenImage;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.interpret.view.ShownImage;

/**
 * Something to ask.
 *
 * @param label of its button
 * @param task what is asked
 * @param isComplete whether it can be asked as it is; else its target is what users change first
 */
record QuestionSuggestion(String label, AskedTask task, boolean isComplete) {

	static QuestionSuggestion modality() {
		return new QuestionSuggestion("What modality is this?", AskedTask.question("What modality is this image?"),
			true);
	}

	static QuestionSuggestion abnormalities() {
		return new QuestionSuggestion("Find abnormalities", AskedTask.find(), true);
	}

	static QuestionSuggestion report() {
		return new QuestionSuggestion("Write a report", AskedTask.report(), true);
	}

	/** @param image which may tell its modality */
	static QuestionSuggestion segment(final ImagePlus image) {
		final ModalityGuess guess = ShownImage.modality(OpenImage.of(image).facts(), InputChoice.NONE, "");
		final String target = guess.modality().map(modality -> modality.targets().get(0)).orElse("nuclei");
		return new QuestionSuggestion("Segment …", AskedTask.segment(target), false);
	}

	/** All of them for an image. */
	static List<QuestionSuggestion> of(final ImagePlus image) {
		return List.of(modality(), abnormalities(), report(), segment(image));
	}
}
