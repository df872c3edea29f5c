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
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonObject;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.image.resize.Normalization;
import sc.fiji.unibiomed.image.resize.PillowBicubic;
import sc.fiji.unibiomed.interpret.correction.CorrectionPrompt;
import sc.fiji.unibiomed.interpret.correction.MaskChoice;
import sc.fiji.unibiomed.interpret.correction.MaskLogits;
import sc.fiji.unibiomed.network.layer.GraphProbes;
import sc.fiji.unibiomed.network.layer.StoredWeights;
import sc.fiji.unibiomed.network.sam2.ImageEncoderGraph;
import sc.fiji.unibiomed.network.sam2.MaskCorrectionGraph;
import sc.fiji.unibiomed.network.sam2.MaskDecoderGraph;
import sc.fiji.unibiomed.runtime.session.Tensor;
import sc.fiji.unibiomed.testing.CaseComparisons;
import sc.fiji.unibiomed.testing.Comparison;
import sc.fiji.unibiomed.testing.RecordedClicks;
import sc.fiji.unibiomed.testing.Reference;
import sc.fiji.unibiomed.testing.ReferenceData;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * Compares every recorded result of corrections by points, boxes and masks: of one image here, of stacks in
 * {@link StackCorrections}. Each step is given what our own step before it returned.
 */
public final class CorrectionParity implements AutoCloseable {

	private final LoadedModel model;
	private final ProbedNetwork probed;
	private final StackCorrections stacks;

	/** @param model the checkpoint that the cases were recorded with; closed by whoever opened it */
	public CorrectionParity(final LoadedModel model) throws CheckpointException {
		this.model = model;
		this.probed = new ProbedNetwork(
			MaskCorrectionGraph.build(new StoredWeights(model.checkpoint()), GraphProbes.ON), model.options(),
			model.handles());
		this.stacks = new StackCorrections(model);
	}

	/**
	 * Compares all tensors of a case that the folder has.
	 *
	 * @param clicks the recorded corrections
	 * @param answers the recorded answers, which have the images
	 * @throws IllegalStateException if the folder has a tensor that nothing was compared with
	 */
	public List<Comparison> compare(final ReferenceData clicks, final ReferenceData answers, final String caseId)
		throws IOException
	{
		final JsonObject recorded = clicks.recordedCase(caseId);
		final CaseComparisons comparisons = new CaseComparisons(clicks, caseId);
		final float[] language = language(comparisons);
		final Map<Integer, ImageFeatures> frames = new HashMap<>();
		try {
			for (final Path input : answers.inputs(recorded.get("golden").getAsString())) {
				frames.put(frames.size(), encode(input));
			}
			if (recorded.get("kind").getAsString().equals("stack")) {
				stacks.compare(clicks, recorded, frames, language, comparisons);
			}
			else {
				compareSteps(clicks, recorded, frames.get(0), language, comparisons);
			}
		}
		finally {
			frames.values().forEach(ImageFeatures::close);
		}
		return comparisons.all();
	}

	/** The recorded language embedding; {@code null} for a case without words. It is input and not compared. */
	private static float[] language(final CaseComparisons comparisons) {
		comparisons.tensor("language_embedding")
			.ifPresent(tensor -> comparisons.compare("language_embedding", tensor.values()));
		return comparisons.tensor("language_embedding").map(tensor -> tensor.values()).orElse(null);
	}

	private ImageFeatures encode(final Path image) throws IOException {
		final int side = model.imageEncoder().side();
		try (Tensor pixels = PixelTensor.of(PillowBicubic.resize(ImageFiles.read(image), side, side),
			Normalization.SAM2, model.handles()))
		{
			return model.imageEncoder().encode(pixels.floats(), new Cancellation());
		}
	}

	private void compareSteps(final ReferenceData clicks, final JsonObject recorded, final ImageFeatures features,
		final float[] language, final CaseComparisons comparisons) throws IOException
	{
		final JsonObject input = recorded.getAsJsonArray("inputs").get(0).getAsJsonObject();
		final int side = model.imageEncoder().side();
		MaskPrediction previous = null;
		int number = 0;
		for (final JsonObject step : RecordedClicks.objects(recorded.getAsJsonArray("steps"))) {
			final String suffix = "_step" + number++;
			final CorrectionPrompt prompt = RecordedClicks.of(step, language != null);
			final PromptPoints points = prompt.scaled(input.get("width").getAsInt(), input.get("height").getAsInt(),
				side);
			comparisons.compare("coords_1024" + suffix, points.coordinates());
			final float[] mask = step.has("mask_prompt")
				? maskPrompt(clicks, recorded, step.get("mask_prompt").getAsString(), previous)
				: null;
			if (mask != null) {
				comparisons.compare("mask_prompt_256" + suffix, mask);
			}
			compareProbes(features, points, mask, previous != null, language, suffix, comparisons);

			final MaskCandidates candidates = model.correctionDecoder().decode(features, points, mask, language,
				new Cancellation());
			for (int i = 0; i < candidates.logits().size(); i++) {
				comparisons.compare("all4_mask_logits" + suffix, i, candidates.logits().get(i), false);
			}
			previous = MaskChoice.of(candidates, points.count()).from(candidates);
			comparisons.compare("low_res_logits" + suffix, previous.logits());
			comparisons.compare("obj_ptr" + suffix, previous.pointer());
		}
	}

	private float[] maskPrompt(final ReferenceData clicks, final JsonObject recorded, final String kind,
		final MaskPrediction previous) throws IOException
	{
		final int side = model.imageEncoder().side();
		return switch (kind) {
			case "previous" -> MaskLogits.of(previous).values();
			case "own" -> MaskLogits.of(StackCorrections.ownMask(clicks, recorded), side).values();
			default -> StackCorrections.asZeroAndOne(StackCorrections.ownMask(clicks, recorded), side);
		};
	}

	/**
	 * The first normalisation of a mask prompt divides by the spread of four values, which may be next to nothing: then
	 * a difference of 1e-5 in the prompt becomes one of 3e-4 here, and 2e-5 in the masks. So this stage is given the
	 * recorded prompt where all of it was recorded; where not, and the prompt is what was drawn before, its tolerance
	 * is that of results which depend on earlier ones.
	 */
	private void compareProbes(final ImageFeatures features, final PromptPoints points, final float[] mask,
		final boolean drawnBefore, final float[] language, final String suffix, final CaseComparisons comparisons)
	{
		final Optional<Reference.Tensor> whole = comparisons.tensor("mask_prompt_256" + suffix)
			.filter(tensor -> tensor.stride() == 1);
		final float[] sparse = model.correctionDecoder().sparsePrompt(points, language);
		comparisons.compare("sparse_embeddings" + suffix, sparse);
		final int side = model.correctionDecoder().maskSide();
		final int width = model.checkpoint().config().sam2().hiddenDim();
		try (Tensor prompt = Tensor.floats(model.handles(), 1, sparse.length / width, width);
			Tensor logits = Tensor.floats(model.handles(), 1, 1, side, side);
			Tensor hasMask = Tensor.floats(model.handles(), 1))
		{
			prompt.floats().put(sparse);
			if (mask != null) {
				logits.floats().put(whole.map(Reference.Tensor::values).orElse(mask));
				hasMask.floats().put(1);
			}
			try (ProbedNetwork.Outputs outputs = probed
				.run(Map.of(ImageEncoderGraph.EMBEDDING, features.embedding(), ImageEncoderGraph.LEVEL0,
					features.level0(), ImageEncoderGraph.LEVEL1, features.level1(), MaskDecoderGraph.PROMPT, prompt,
					MaskCorrectionGraph.MASK_PROMPT, logits, MaskCorrectionGraph.HAS_MASK_PROMPT, hasMask)))
			{
				comparisons.compare("dense_embedding" + suffix, 0, outputs.values("dense_embedding"),
					drawnBefore && whole.isEmpty());
				comparisons.compare("mask_tokens_out" + suffix, outputs.values("mask_tokens_out"));
			}
		}
	}

	@Override
	public void close() {
		stacks.close();
		probed.close();
	}
}
