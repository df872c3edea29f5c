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
package sc.fiji.unibiomed.interpret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.encoding.VisualTokens;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.testing.MaskDifference;
import sc.fiji.unibiomed.testing.RecordedQuestion;
import sc.fiji.unibiomed.testing.Reference;
import sc.fiji.unibiomed.testing.TestCheckpoints;
import sc.fiji.unibiomed.util.Cancellation;

/** Every recorded run of the reference, from the question to the masks. */
class RecordedCasesTest {

	/** The tolerance agreed for float32, and for frames that follow by memory. */
	private static final double TOLERANCE = 1e-4;
	private static final double MEMORY_TOLERANCE = 1e-3;

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

	static Stream<String> cases() {
		return StreamSupport.stream(Reference.cases().spliterator(), false)
			.map(c -> c.getAsJsonObject().get("id").getAsString());
	}

	@ParameterizedTest
	@MethodSource("cases")
	void theAnswerIsTheReferences(final String caseId) throws IOException {
		final JsonObject recorded = Reference.recordedCase(caseId);
		final StringBuilder streamed = new StringBuilder();
		final StringBuilder read = new StringBuilder();
		final Interpretation answer = new Interpreter(model).interpret(RecordedQuestion.of(caseId),
			new InterpretationListener()
			{

				@Override
				public void rawText(final String piece) {
					streamed.append(piece);
				}

				@Override
				public void text(final String piece) {
					read.append(piece);
				}
			}, new Cancellation());

		assertEquals(recorded.get("prompt_tokens").getAsInt(), answer.promptTokens().size());
		assertEquals(ints(Reference.array("goldens/" + caseId + "/input_ids.npy").ints()), answer.promptTokens());
		assertEquals(recorded.getAsJsonArray("generated_ids").asList().stream().map(JsonElement::getAsInt).toList(),
			answer.tokens());
		assertEquals(recorded.get("prediction").getAsString(), answer.text());
		assertEquals(recorded.get("decoded_unstripped").getAsString(), streamed.toString());
		assertEquals(answer.plainText(), read.toString());
		assertEquals(recorded.get("n_masks").getAsInt(), answer.findings().size());
		for (int seg = 0; seg < answer.findings().size(); seg++) {
			checkMasks(caseId, recorded, seg, answer.findings().get(seg).frames());
		}
	}

	private static void checkMasks(final String caseId, final JsonObject recorded, final int seg,
		final List<FindingMask> frames) throws IOException
	{
		final JsonArray decoder = recorded.getAsJsonArray("mask_decoder").get(seg).getAsJsonArray();
		int differing = 0;
		for (int frame = 0; frame < frames.size(); frame++) {
			final BinaryMask expected = ImageFiles
				.readMask(Reference.path("goldens/" + caseId + "/mask_seg" + seg + "_frame" + frame + ".png"));
			differing += MaskDifference.pixels(expected, frames.get(frame).mask());
			final JsonObject said = decoder.get(frame).getAsJsonObject();
			final double tolerance = frame < VisualTokens.SHOWN_FRAMES ? TOLERANCE : MEMORY_TOLERANCE;
			assertEquals(said.getAsJsonArray("ious").get(said.get("best").getAsInt()).getAsDouble(),
				frames.get(frame).predictedIou(), tolerance);
			assertEquals(said.get("object_score_logit").getAsDouble(), frames.get(frame).objectScore(), tolerance);
		}
		final int allowed = recorded.getAsJsonArray("near_zero_mask_pixels_1e-3").get(seg).getAsInt();
		assertTrue(differing <= allowed,
			differing + " pixels differ, " + allowed + " are within rounding noise of zero");
	}

	private static List<Integer> ints(final int[] values) {
		final List<Integer> list = new ArrayList<>();
		for (final int value : values) {
			list.add(value);
		}
		return list;
	}
}
