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
package sc.fiji.unibiomed.imagej.result;

import java.awt.Color;

/**
 * What a region is called and how it is drawn, wherever it is shown.
 *
 * @param name such as "brain tumor 1, z 4"
 * @param isOwn whether the user chose the name, so that it is not made anew
 * @param object what stands behind the finding's number for one of its objects, such as "-3"; empty for a whole finding
 * @param color of everything with this name on the image
 */
public record RegionLabel(String name, boolean isOwn, String object, Color color) {

	private static final String REJECTED = " (rejected)";

	/** The same with a name that follows from the finding. */
	RegionLabel named(final String derived) {
		return new RegionLabel(derived, false, object, color);
	}

	/** The same with a name that the user chose. */
	RegionLabel ownName(final String chosen) {
		return new RegionLabel(chosen, true, object, color);
	}

	/** The same in another colour. */
	RegionLabel in(final Color other) {
		return new RegionLabel(name, isOwn, object, other);
	}

	/** The colour that it is drawn in: grey for what was rejected. */
	Color drawn(final boolean isRejected) {
		return isRejected ? Color.GRAY : color;
	}

	/** The name as it stands in ROI Manager and overlay, which know no verdicts. */
	String shown(final boolean isRejected) {
		return isRejected ? name + REJECTED : name;
	}

	/** Whether a name says that its region was rejected. */
	static boolean saysRejected(final String shown) {
		return shown.endsWith(REJECTED);
	}

	/** A name without the remark that its region was rejected. */
	static String plain(final String shown) {
		return saysRejected(shown) ? shown.substring(0, shown.length() - REJECTED.length()) : shown;
	}
}
