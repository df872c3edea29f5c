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

/** In which numbers the matrix of a linear layer is kept, and with it how the product is calculated. */
public enum WeightFormat {

	/** Float32: as the reference. */
	FLOAT32,
	/**
	 * 8-bit weights with a scale per output, times inputs that are quantised to 8 bits row by row when they come: the
	 * fastest for many rows.
	 */
	INT8,
	/** 8-bit weights in blocks, times float inputs: as fast as memory can be read for single rows. */
	BITS8,
	/** 4-bit weights in blocks. */
	BITS4
}
