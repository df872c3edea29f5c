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

import java.util.OptionalLong;
import java.util.UUID;

import ij.gui.Roi;

/**
 * Ties regions to rows: a property of the ROI, which copies of it in the ROI Manager, in overlays and in files keep. A
 * name cannot do that, as users change names and give one twice.
 */
final class RegionId {

	private static final String KEY = "unibiomed.id";

	/** Tells regions of this session from those of files that an earlier one has written. */
	private final String session = UUID.randomUUID().toString().substring(0, 8);

	/** Marks a region as that of a row. */
	void mark(final Roi roi, final long row) {
		roi.setProperty(KEY, session + "-" + row);
	}

	/** The row of a region, or of the one that it is a copy of; empty for regions of others. */
	OptionalLong of(final Roi roi) {
		final String mark = roi == null ? null : roi.getProperty(KEY);
		return mark == null || !mark.startsWith(session + "-")
			? OptionalLong.empty()
			: OptionalLong.of(Long.parseLong(mark.substring(session.length() + 1)));
	}
}
