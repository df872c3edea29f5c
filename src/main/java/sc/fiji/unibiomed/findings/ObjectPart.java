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
package sc.fiji.unibiomed.findings;

import sc.fiji.unibiomed.image.BinaryMask;

/**
 * What a finding, or one object of it, covers in one plane.
 *
 * @param number of the object among those of its finding, from 1; the same in all slices of a volume. 0 for the whole
 *          finding
 * @param frame index of the plane in {@link Finding#frames()}, from 0
 * @param mask as large as the plane; not empty
 * @param shape where it lies
 */
public record ObjectPart(int number, int frame, BinaryMask mask, MaskExtent shape) {

	/** Measures the mask. */
	public ObjectPart(final int number, final int frame, final BinaryMask mask) {
		this(number, frame, mask, MaskExtent.of(mask));
	}
}
