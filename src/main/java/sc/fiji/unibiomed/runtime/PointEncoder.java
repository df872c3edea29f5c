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

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;

/**
 * SAM 2's prompt encoder for points: random Fourier features of the place (Tancik et al., arXiv 2006.10739), to which
 * the embedding of what the point says is added. In float32 steps as in the reference.
 */
final class PointEncoder {

	private static final String PROMPT_ENCODER = "grounding_encoder.sam2_model.sam_prompt_encoder.";

	private final int side;
	private final int width;
	/** Frequencies along x, then along y, each half as many as the width. */
	private final float[] frequencies;
	private final float[][] kinds = new float[PromptPoints.KINDS][];
	private final float[] notAPoint;

	PointEncoder(final Checkpoint checkpoint) throws CheckpointException {
		this.side = checkpoint.config().sam2().imageSize();
		this.width = checkpoint.config().sam2().hiddenDim();
		this.frequencies = checkpoint.weights().floats(PROMPT_ENCODER + "pe_layer.positional_encoding_gaussian_matrix");
		for (int kind = 0; kind < kinds.length; kind++) {
			kinds[kind] = checkpoint.weights().floats(PROMPT_ENCODER + "point_embeddings." + kind + ".weight");
		}
		this.notAPoint = checkpoint.weights().floats(PROMPT_ENCODER + "not_a_point_embed.weight");
	}

	/**
	 * The tokens of points, and of the padding that the reference always lets follow them; without any point, of an
	 * empty point and the padding.
	 *
	 * @return tokens × width of SAM 2: one token more than there are points, and two where there are none
	 */
	float[] encode(final PromptPoints points) {
		final int given = Math.max(points.count(), 1);
		final float[] tokens = new float[(given + 1) * width];
		for (int i = 0; i < points.count(); i++) {
			encode(points.coordinates()[2 * i], points.coordinates()[2 * i + 1], kinds[points.kinds()[i]], tokens,
				i * width);
		}
		for (int i = points.count(); i <= given; i++) {
			System.arraycopy(notAPoint, 0, tokens, i * width, width);
		}
		return tokens;
	}

	private void encode(final float x, final float y, final float[] kind, final float[] target, final int offset) {
		final float right = 2 * centred(x) - 1;
		final float down = 2 * centred(y) - 1;
		final int half = width / 2;
		for (int i = 0; i < half; i++) {
			final float angle = (right * frequencies[i] + down * frequencies[half + i]) * (float) (2 * Math.PI);
			target[offset + i] = (float) Math.sin(angle) + kind[i];
			target[offset + half + i] = (float) Math.cos(angle) + kind[half + i];
		}
	}

	/** From pixels, whose centres lie half a pixel further, to the part of the image's side. */
	private float centred(final float coordinate) {
		return (coordinate + 0.5f) / side;
	}
}
