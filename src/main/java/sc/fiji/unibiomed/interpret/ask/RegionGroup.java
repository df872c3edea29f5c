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
package sc.fiji.unibiomed.interpret.ask;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;

/**
 * Regions that are asked about together: of one plane, in one part of it.
 *
 * @param frame index of the plane
 * @param part of the plane that the model is shown
 * @param regions numbers of the regions among all that are described, from 0
 * @param masks of the regions, as large as the part
 */
public record RegionGroup(int frame, Bounds part, List<Integer> regions, List<BinaryMask> masks) {

	RegionGroup(final int frame, final Bounds part) {
		this(frame, part, new ArrayList<>(), new ArrayList<>());
	}

	/** @param mask as large as the plane */
	void add(final int region, final BinaryMask mask) {
		regions.add(region);
		masks.add(mask.movedTo(-part.x(), -part.y(), part.width(), part.height()));
	}
}
