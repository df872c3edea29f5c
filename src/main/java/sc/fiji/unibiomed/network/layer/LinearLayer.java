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
package sc.fiji.unibiomed.network.layer;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A linear layer of a checkpoint, or one of the equal parts that its outputs are made of.
 *
 * @param name in the checkpoint, without {@code .weight} and {@code .bias}
 * @param scale name of a tensor with a factor per output, such as InternViT's layer scale; {@code null} for none
 * @param part which part of the outputs, from 0
 * @param parts how many parts there are
 */
public record LinearLayer(String name, String scale, int part, int parts) {

	/** A whole layer. */
	public static LinearLayer of(final String name) {
		return new LinearLayer(name, null, 0, 1);
	}

	/** A whole layer whose results are multiplied output by output. */
	public static LinearLayer scaled(final String name, final String scale) {
		return new LinearLayer(name, scale, 0, 1);
	}

	/** All parts of a layer, such as queries, keys and values of one that makes all three. */
	public static List<LinearLayer> parts(final String name, final int parts) {
		return IntStream.range(0, parts).mapToObj(part -> new LinearLayer(name, null, part, parts)).toList();
	}

	/** A name for its tensors that no other layer or part has. */
	String label() {
		return parts == 1 ? name : name + "." + part;
	}
}
