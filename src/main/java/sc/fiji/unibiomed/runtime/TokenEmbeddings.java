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

import java.util.List;

import sc.fiji.unibiomed.checkpoint.weights.TensorRows;

/** Looks up the embeddings of tokens, straight from the mapped checkpoint. */
public final class TokenEmbeddings {

	private final TensorRows table;

	TokenEmbeddings(final TensorRows table) {
		this.table = table;
	}

	/** The embedding of one token, as wide as the language model. */
	public float[] row(final int token) {
		final float[] row = new float[table.width()];
		table.copy(token, row, 0);
		return row;
	}

	/**
	 * The embeddings of a prompt, in which features of images take the places kept for them.
	 *
	 * @param tokens token ids
	 * @param placeholder id of the token that keeps a place
	 * @param features features in the order of the places, each a multiple of the width long; together as many as there
	 *           are places, or none at all: then placeholders are ordinary tokens
	 * @return tokens × width
	 */
	public float[] rows(final int[] tokens, final int placeholder, final List<float[]> features) {
		final int width = table.width();
		final float[] rows = new float[Math.multiplyExact(tokens.length, width)];
		final int total = features.stream().mapToInt(feature -> feature.length).sum();
		final float[] inserted = new float[total];
		int end = 0;
		for (final float[] feature : features) {
			System.arraycopy(feature, 0, inserted, end, feature.length);
			end += feature.length;
		}
		int next = 0;
		for (int i = 0; i < tokens.length; i++) {
			if (tokens[i] == placeholder && total > 0) {
				System.arraycopy(inserted, next, rows, i * width, width);
				next += width;
			}
			else {
				table.copy(tokens[i], rows, i * width);
			}
		}
		return rows;
	}
}
