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
package sc.fiji.unibiomed.interpret.correction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.google.gson.JsonObject;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.interpret.answer.Timings;
import sc.fiji.unibiomed.interpret.encoding.PictureCache;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.runtime.ImageFeatures;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.testing.MaskDifference;
import sc.fiji.unibiomed.testing.RecordedClicks;
import sc.fiji.unibiomed.testing.Reference;
import sc.fiji.unibiomed.testing.ReferenceData;
import sc.fiji.unibiomed.testing.TestCheckpoints;
import sc.fiji.unibiomed.util.Cancellation;

/** Every recorded correction of an image, from the hidden state of its words and the clicks to the mask. */
class RecordedCorrectionsTest {

	private static final double TOLERANCE = 1e-4;
	private static final ReferenceData CLICKS = Reference.clicks();

	private static LoadedModel model;

	@BeforeAll
	static void open() throws IOException {
		model = new LoadedModel(Checkpoint.open(TestCheckpoints.tiny()), RuntimeOptions.exactOnCpu());
	}

	@AfterAll
	static void everythingNativeIsClosed() {
		model.close();
		assertEquals(List.of(), model.handles().stillOpen());
	}

	/** All image cases but the one whose zeros and ones as a mask prompt nobody can give here. */
	static List<String> cases() {
		return RecordedClicks.objects(CLICKS.cases()).stream()
			.filter(recorded -> recorded.get("kind").getAsString().equals("image"))
			.filter(recorded -> !recorded.toString().contains("own01"))
			.map(recorded -> recorded.get("id").getAsString()).toList();
	}

	@ParameterizedTest
	@MethodSource("cases")
	void theMaskIsTheReferences(final String caseId) throws IOException {
		final JsonObject recorded = CLICKS.recordedCase(caseId);
		final Picture picture = Picture.of(ImageFiles.read(Reference.inputs(recorded.get("golden").getAsString())[0]));
		final MaskCorrector corrector = new MaskCorrector(model, picture.width(), picture.height());
		try (PictureCache cache = PictureCache.ofConversation(model)) {
			final ImageFeatures features = cache.frames().of(picture, 0, new Timings(), new Cancellation());
			MaskLogits previous = null;
			for (final JsonObject step : RecordedClicks.objects(recorded.getAsJsonArray("steps"))) {
				CorrectionPrompt prompt = RecordedClicks.of(step, recorded.has("language"));
				if (step.has("mask_prompt")) {
					prompt = prompt.startingFrom(step.get("mask_prompt").getAsString().equals("own")
						? MaskLogits.of(ownMask(caseId), model.imageEncoder().side())
						: previous);
				}
				final CorrectedMask drawn = draw(corrector, features, prompt, recorded);
				check(caseId, step, drawn);
				previous = drawn.logits();
			}
		}
	}

	private static CorrectedMask draw(final MaskCorrector corrector, final ImageFeatures features,
		final CorrectionPrompt prompt, final JsonObject recorded)
	{
		if (!recorded.has("language")) {
			return corrector.correct(features, null, prompt, new Cancellation());
		}
		if (!recorded.get("language").isJsonObject()) {
			// Made up: no words lead to it.
			final float[] language = CLICKS.tensor(recorded.get("id").getAsString(), "language_embedding").orElseThrow()
				.values();
			return corrector.decode(features, language, prompt, new Cancellation());
		}
		final JsonObject words = recorded.getAsJsonObject("language");
		final Reference.Tensor states = Reference.tensor(words.get("golden").getAsString(), "seg_hidden_states")
			.orElseThrow();
		final int width = states.shape()[1];
		final int seg = words.get("seg").getAsInt();
		return corrector.correct(features, Arrays.copyOfRange(states.values(), seg * width, (seg + 1) * width), prompt,
			new Cancellation());
	}

	private static void check(final String caseId, final JsonObject step, final CorrectedMask drawn)
		throws IOException
	{
		assertEquals(step.get("chosen").getAsInt(), drawn.chosenMask());
		assertEquals(step.get("multimask_output").getAsBoolean(), drawn.stability().isEmpty());
		final double[] ious = RecordedClicks.numbers(step.getAsJsonArray("ious"));
		for (int i = 0; i < ious.length; i++) {
			assertEquals(ious[i], drawn.predictedIous()[i], TOLERANCE);
		}
		assertEquals(ious[drawn.chosenMask()], drawn.mask().predictedIou(), TOLERANCE);
		assertEquals(step.get("object_score_logit").getAsDouble(), drawn.mask().objectScore(), TOLERANCE);
		if (drawn.stability().isPresent()) {
			assertEquals(step.get("stability").getAsDouble(), drawn.stability().getAsDouble(), TOLERANCE);
		}
		final BinaryMask expected = ImageFiles
			.readMask(CLICKS.path(CLICKS.goldens() + caseId + "/" + step.get("mask").getAsString()));
		final int differing = MaskDifference.pixels(expected, drawn.mask().mask());
		assertTrue(differing <= step.get("near_zero_mask_pixels_1e-3").getAsInt(), differing + " pixels differ");
	}

	private static BinaryMask ownMask(final String caseId) throws IOException {
		return ImageFiles.readMask(CLICKS.path(CLICKS.goldens() + caseId + "/own_mask.png"));
	}

	@Test
	void aMaskAtTheSizeOfTheEncoderIsTheReferencesToThePixel() throws Exception {
		for (final String caseId : List.of("c10_mask_alone", "c13_language_mask_point")) {
			final float[] large = MaskLogits.atEncoderSize(ownMask(caseId), 1024);
			final byte[] pixels = new byte[large.length];
			for (int i = 0; i < pixels.length; i++) {
				pixels[i] = (byte) large[i];
			}
			assertEquals(
				CLICKS.recordedCase(caseId).getAsJsonObject("tensors").getAsJsonObject("own_mask_1024_step0")
					.get("sha256").getAsString(),
				HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pixels)));
		}
	}
}
