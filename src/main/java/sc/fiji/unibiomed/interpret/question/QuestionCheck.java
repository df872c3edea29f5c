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
package sc.fiji.unibiomed.interpret.question;

import sc.fiji.unibiomed.image.BinaryMask;

/** Refuses questions that the reference cannot answer either (it fails on them with an assertion or a shape error). */
public final class QuestionCheck {

	private QuestionCheck() {}

	public static void check(final Question question) {
		if (question.prompt().replace(PromptWriter.IMAGE, "").isBlank()) {
			throw new PromptException(
				"The prompt is empty; ask the model something, for example 'Please segment nuclei in pathology.'");
		}
		if (question.picture().isEmpty()) {
			checkWithoutPicture(question);
		}
		else {
			checkWithPicture(question, question.picture().get());
		}
	}

	private static void checkWithoutPicture(final Question question) {
		if (!question.regions().isEmpty()) {
			throw new PromptException("Regions were given, but no image that they are part of.");
		}
		if (question.pastText().contains(PromptWriter.IMAGE)) {
			throw new PromptException(
				"The past text speaks of an image (" + PromptWriter.IMAGE + "), but no image was given.");
		}
	}

	private static void checkWithPicture(final Question question, final Picture picture) {
		final String prompt = PromptWriter.withImageMark(question);
		final int first = prompt.indexOf(PromptWriter.IMAGE);
		if (first >= 0 && prompt.indexOf(PromptWriter.IMAGE, first + 1) >= 0) {
			throw new PromptException("The prompt shows the image twice; write " + PromptWriter.IMAGE + " only once.");
		}
		if (first >= 0 && !question.pastText().isEmpty()) {
			throw new PromptException(
				"The image must be shown at the start of a conversation: with past text, the past text must " +
					"contain the image's tokens and the prompt no " + PromptWriter.IMAGE + ".");
		}
		if (!question.regions().isEmpty()) {
			checkRegions(question, picture, first >= 0);
		}
	}

	private static void checkRegions(final Question question, final Picture picture, final boolean shown) {
		if (picture.isStack()) {
			throw new PromptException("Regions can be described in a single image only, not in a stack.");
		}
		if (!shown || !question.pastText().isEmpty()) {
			throw new PromptException(
				"Regions can be described only at the start of a conversation, not after past text.");
		}
		for (int i = 0; i < question.regions().size(); i++) {
			final BinaryMask region = question.regions().get(i);
			if (region.width() != picture.width() || region.height() != picture.height()) {
				throw new PromptException("Region " + (i + 1) + " has " + region.width() + "×" + region.height() +
					" pixels, but the image has " + picture.width() + "×" + picture.height() +
					"; a region must have the size of its image.");
			}
		}
	}
}
