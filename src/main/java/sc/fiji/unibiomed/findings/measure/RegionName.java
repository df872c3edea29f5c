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
package sc.fiji.unibiomed.findings.measure;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.unibiomed.image.raw.Dimensions;

/** What a region is called in every window, table and file. */
public final class RegionName {

	private RegionName() {}

	/**
	 * A name with the plane that the region lies in, where the image has several: "brain tumor 1, z 4, t 2".
	 *
	 * @param what it is, with its number
	 * @param slice from 1
	 * @param time from 1
	 * @param size of the image; slices and times are named only where there are several
	 */
	public static String inPlane(final String what, final int slice, final int time, final Dimensions size) {
		final List<String> parts = new ArrayList<>(List.of(what));
		if (size.slices() > 1) {
			parts.add("z " + slice);
		}
		if (size.times() > 1) {
			parts.add("t " + time);
		}
		return String.join(", ", parts);
	}
}
