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
package sc.fiji.unibiomed.runtime;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.image.resize.TorchInterpolation;
import sc.fiji.unibiomed.interpret.correction.CorrectionPrompt;
import sc.fiji.unibiomed.interpret.correction.MaskChoice;
import sc.fiji.unibiomed.interpret.correction.MaskLogits;
import sc.fiji.unibiomed.interpret.drawing.SizedMask;
import sc.fiji.unibiomed.network.layer.GraphProbes;
import sc.fiji.unibiomed.network.layer.StoredWeights;
import sc.fiji.unibiomed.network.sam2.ImageEncoderGraph;
import sc.fiji.unibiomed.network.sam2.MaskDecoderGraph;
import sc.fiji.unibiomed.network.sam2.MemoryEncoderGraph;
import sc.fiji.unibiomed.runtime.session.Tensor;
import sc.fiji.unibiomed.testing.CaseComparisons;
import sc.fiji.unibiomed.testing.MaskDifference;
import sc.fiji.unibiomed.testing.RecordedClicks;
import sc.fiji.unibiomed.testing.ReferenceData;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * Repeats recorded corrections in stacks, one run of the decoder after the other. Which memories a run looks at is
 * recorded; the memories themselves are ours.
 */
final class StackCorrections implements AutoCloseable {

	private static final PromptPoints NONE = new PromptPoints(new float[0], new int[0]);

	private final LoadedModel model;
	private final ProbedNetwork memoryEncoder;

	StackCorrections(final LoadedModel model) throws CheckpointException {
		this.model = model;
		this.memoryEncoder = new ProbedNetwork(
			MemoryEncoderGraph.build(new StoredWeights(model.checkpoint()), GraphProbes.ON), model.options(),
			model.handles());
	}

	/** The mask that the user drew in a recorded case. */
	static BinaryMask ownMask(final ReferenceData clicks, final JsonObject recorded) throws IOException {
		return ImageFiles.readMask(clicks.path(clicks.goldens() + recorded.get("id").getAsString() + "/own_mask.png"));
	}

	/** A mask prompt of zeros and ones, which SAM 2 would make of a mask by itself; we never do. */
	static float[] asZeroAndOne(final BinaryMask mask, final int side) {
		return TorchInterpolation.antialiasedBilinear(MaskLogits.atEncoderSize(mask, side), side, side, side / 4,
			side / 4);
	}

	void compare(final ReferenceData clicks, final JsonObject recorded, final Map<Integer, ImageFeatures> frames,
		final float[] language, final CaseComparisons comparisons) throws IOException
	{
		final Run run = new Run(clicks, recorded, frames, language, comparisons);
		for (final JsonObject operation : RecordedClicks.objects(recorded.getAsJsonArray("flow"))) {
			run.repeat(operation);
		}
	}

	/** One case. */
	private final class Run {

		private final ReferenceData clicks;
		private final JsonObject recorded;
		private final List<JsonObject> calls;
		private final Map<Integer, ImageFeatures> frames;
		private final float[] language;
		private final CaseComparisons comparisons;
		private final Map<Integer, MaskPrediction> drawn = new HashMap<>();
		private final Map<Integer, float[]> memories = new HashMap<>();
		/** Frames whose mask is newer than what is remembered of them. */
		private final Set<Integer> changed = new TreeSet<>();
		/** Frames that were followed by memory. */
		private final Set<Integer> followed = new TreeSet<>();
		private int encoded;
		private int operations;

		Run(final ReferenceData clicks, final JsonObject recorded, final Map<Integer, ImageFeatures> frames,
			final float[] language, final CaseComparisons comparisons)
		{
			this.clicks = clicks;
			this.recorded = recorded;
			this.calls = RecordedClicks.objects(recorded.getAsJsonArray("calls"));
			this.frames = frames;
			this.language = language;
			this.comparisons = comparisons;
		}

		void repeat(final JsonObject operation) throws IOException {
			if (operation.get("op").getAsString().equals("propagate")) {
				new TreeSet<>(changed).forEach(this::remember);
			}
			for (final JsonElement call : operation.getAsJsonArray("calls")) {
				draw(call.getAsInt(), operation);
			}
			if (operation.has("frames")) {
				for (final JsonObject frame : RecordedClicks.objects(operation.getAsJsonArray("frames"))) {
					compareMask(frame);
				}
			}
			operations++;
		}

		private void draw(final int number, final JsonObject operation) throws IOException {
			final JsonObject call = calls.get(number);
			final int frame = call.get("frame").getAsInt();
			final boolean byMemory = call.has("memory");
			final String suffix = String.format(Locale.ROOT, "_call%02d", number);
			final MaskPrediction mask;
			if (call.get("own_mask").getAsBoolean()) {
				final BinaryMask own = ownMask(clicks, recorded);
				final int side = model.imageEncoder().side();
				mask = model.correctionDecoder().adopt(frames.get(frame), MaskLogits.atEncoderSize(own, side),
					MaskLogits.of(own, side).values(), new Cancellation());
			}
			else {
				mask = decode(call, frame, points(call, operation), suffix);
			}
			comparisons.compare("low_res_logits" + suffix, 0, mask.logits(), byMemory);
			comparisons.compare("obj_ptr" + suffix, 0, mask.pointer(), byMemory);
			drawn.put(frame, mask);
			changed.add(frame);
			if (byMemory) {
				followed.add(frame);
			}
			if (operation.get("op").getAsString().equals("propagate")) {
				remember(frame);
			}
		}

		private PromptPoints points(final JsonObject call, final JsonObject operation) {
			if (!call.get("points").getAsBoolean()) {
				return NONE;
			}
			final JsonObject input = recorded.getAsJsonArray("inputs").get(0).getAsJsonObject();
			final CorrectionPrompt prompt = RecordedClicks.of(operation, language != null);
			final PromptPoints points = prompt.scaled(input.get("width").getAsInt(), input.get("height").getAsInt(),
				model.imageEncoder().side());
			comparisons.compare("coords_1024_op" + operations, points.coordinates());
			return points;
		}

		private MaskPrediction decode(final JsonObject call, final int frame, final PromptPoints points,
			final String suffix)
		{
			final float[] words = call.get("language").getAsBoolean() ? language : null;
			final float[] previous = call.get("previous_logits").getAsBoolean()
				? MaskLogits.of(drawn.get(frame)).values()
				: null;
			comparisons.compare("sparse_embeddings" + suffix, model.correctionDecoder().sparsePrompt(points, words));
			final ImageFeatures features = frames.get(frame);
			final MaskCandidates candidates;
			if (call.has("memory")) {
				try (Tensor conditioned = model.objectMemory().attend(features, recalled(call), new Cancellation())) {
					candidates = model.correctionDecoder().decode(features, conditioned, points, previous, words,
						new Cancellation());
				}
			}
			else {
				candidates = model.correctionDecoder().decode(features, points, previous, words, new Cancellation());
			}
			final MaskChoice choice = MaskChoice.of(candidates, points.count());
			if (choice.mask() != call.get("chosen").getAsInt()) {
				throw new AssertionError(suffix + " of " + recorded.get("id") + ": " + choice);
			}
			return choice.from(candidates);
		}

		private MemoryBank.Recalled recalled(final JsonObject call) {
			final List<float[]> features = new ArrayList<>();
			final List<Long> times = new ArrayList<>();
			for (final JsonObject memory : RecordedClicks.objects(call.getAsJsonArray("memory"))) {
				features.add(memories.get(memory.get("frame").getAsInt()));
				times.add(memory.get("maskmem_tpos_enc").getAsLong());
			}
			final List<float[]> pointers = call.getAsJsonArray("object_pointers").asList().stream()
				.map(frame -> drawn.get(frame.getAsInt()).pointer()).toList();
			return new MemoryBank.Recalled(features, times, pointers);
		}

		private void remember(final int frame) {
			final MaskPrediction mask = drawn.get(frame);
			try (Tensor logits = Tensor.floats(model.handles(), 1, 1, mask.side(), mask.side())) {
				logits.floats().put(mask.logits());
				try (ProbedNetwork.Outputs outputs = memoryEncoder
					.run(Map.of(ImageEncoderGraph.LEVEL2, frames.get(frame).level2(), MaskDecoderGraph.LOGITS, logits)))
				{
					comparisons.compare(String.format(Locale.ROOT, "memory_features_%02d_frame%d", encoded++, frame), 0,
						outputs.values("memory_features"), followed.contains(frame));
					memories.put(frame, outputs.values(MemoryEncoderGraph.MEMORY));
				}
			}
			changed.remove(frame);
		}

		private void compareMask(final JsonObject frame) throws IOException {
			final int index = frame.get("frame").getAsInt();
			final BinaryMask expected = ImageFiles.readMask(clicks
				.path(clicks.goldens() + recorded.get("id").getAsString() + "/" + frame.get("mask").getAsString()));
			final BinaryMask actual = SizedMask
				.of(drawn.get(index), model.imageEncoder().side(), expected.width(), expected.height()).mask();
			final String allowance = followed.contains(index)
				? "near_zero_mask_pixels_1e-2"
				: "near_zero_mask_pixels_1e-3";
			final int differing = MaskDifference.pixels(expected, actual);
			if (differing > frame.get(allowance).getAsInt()) {
				throw new AssertionError(differing + " pixels differ in frame " + index + " of " + recorded.get("id"));
			}
		}
	}

	@Override
	public void close() {
		memoryEncoder.close();
	}
}
