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

import java.util.Arrays;
import java.util.List;

import sc.fiji.unibiomed.image.InputException;

/** Where the regions of an answer go. */
public enum ResultPlacement {

	/** Into the ROI Manager; without a display, where there is none, to the image's overlay. */
	MANAGER("ROI Manager"),
	/** Onto the image, as an overlay. */
	OVERLAY("overlay"),
	/** Nowhere; only the table is made. */
	NONE("none");

	private final String label;

	ResultPlacement(final String label) {
		this.label = label;
	}

	/** As it is written in dialogs and macros. */
	public String label() {
		return label;
	}

	/** The choices of a dialog. */
	public static List<String> labels() {
		return Arrays.stream(values()).map(ResultPlacement::label).toList();
	}

	/** @throws InputException if there is no such place */
	public static ResultPlacement of(final String label) {
		return Arrays.stream(values()).filter(place -> place.label.equalsIgnoreCase(label.strip())).findFirst()
			.orElseThrow(() -> new InputException("results",
				"'" + label + "' is not a place for regions; write one of " + labels() + "."));
	}
}
