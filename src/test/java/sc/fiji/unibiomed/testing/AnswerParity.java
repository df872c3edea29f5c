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
package sc.fiji.unibiomed.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.image.resize.PillowBicubic;
import sc.fiji.unibiomed.interpret.Interpreter;
import sc.fiji.unibiomed.interpret.RecordedPrompt;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * How a whole answer compares with the recorded one.
 *
 * @param caseId the recorded case
 * @param tilesEqual whether the resized tiles have the recorded bytes
 * @param samInputsEqual whether the images for the image encoder have the recorded bytes
 * @param promptEqual whether the prompt has the recorded token ids
 * @param answerEqual whether the answer has the recorded token ids and text
 * @param maskPixels pixels of all masks together
 * @param differingPixels those that differ from the recorded masks
 * @param allowedPixels those whose recorded logit is so close to 0 that rounding may turn it
 */
record AnswerParity(String caseId, boolean tilesEqual, boolean samInputsEqual, boolean promptEqual, boolean answerEqual,
	long maskPixels, int differingPixels, int allowedPixels)
{

	/** Asks the recorded question and compares. */
	static AnswerParity of(final ReferenceData reference, final String caseId, final LoadedModel model)
		throws IOException
	{
		final JsonObject recorded = reference.recordedCase(caseId);
		final Question question = RecordedQuestion.of(reference, caseId);
		final Interpretation answer = new Interpreter(model).interpret(question, InterpretationListener.NONE,
			new Cancellation());
		final int[] prompt = reference.array("goldens/" + caseId + "/input_ids.npy").ints();
		final boolean answerEqual = elements(recorded, "generated_ids").map(JsonElement::getAsInt).toList()
			.equals(answer.tokens()) && recorded.get("prediction").getAsString().equals(answer.text());

		final List<RgbImage> samInputs = question.picture().map(picture -> samInputs(picture, model)).orElse(List.of());
		long pixels = 0;
		int differing = 0;
		for (int seg = 0; seg < answer.findings().size(); seg++) {
			final List<FindingMask> frames = answer.findings().get(seg).frames();
			for (int frame = 0; frame < frames.size(); frame++) {
				final String file = "goldens/" + caseId + "/mask_seg" + seg + "_frame" + frame + ".png";
				differing += MaskDifference.pixels(ImageFiles.readMask(reference.path(file)), frames.get(frame).mask());
				pixels += (long) frames.get(frame).mask().width() * frames.get(frame).mask().height();
			}
		}
		final int allowed = elements(recorded, "near_zero_mask_pixels_1e-3").mapToInt(JsonElement::getAsInt).sum();
		return new AnswerParity(caseId, equal(recorded, "tile_sha256", RecordedPrompt.shown(question, model)),
			equal(recorded, "sam_image_sha256", samInputs),
			Arrays.stream(prompt).boxed().toList().equals(answer.promptTokens()),
			answerEqual && recorded.get("n_masks").getAsInt() == answer.findings().size(), pixels, differing, allowed);
	}

	/** Whether everything is as recorded, masks up to rounding. */
	boolean holds() {
		return tilesEqual && samInputsEqual && promptEqual && answerEqual && differingPixels <= allowedPixels;
	}

	private static List<RgbImage> samInputs(final Picture picture, final LoadedModel model) {
		final int side = model.checkpoint().config().sam2().imageSize();
		final List<RgbImage> inputs = new ArrayList<>();
		for (int i = 0; i < picture.frameCount(); i++) {
			inputs.add(PillowBicubic.resize(picture.frame(i), side, side));
		}
		return inputs;
	}

	private static boolean equal(final JsonObject recorded, final String key, final List<RgbImage> images) {
		return elements(recorded, key).map(JsonElement::getAsString).toList()
			.equals(images.stream().map(image -> Sha256.of(image.pixels())).toList());
	}

	/** The elements of a list; none if it was not recorded, as for questions without a picture. */
	private static Stream<JsonElement> elements(final JsonObject recorded, final String key) {
		return recorded.has(key) ? recorded.getAsJsonArray(key).asList().stream() : Stream.empty();
	}
}
