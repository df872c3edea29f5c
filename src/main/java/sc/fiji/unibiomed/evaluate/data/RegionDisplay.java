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
package sc.fiji.unibiomed.evaluate.data;

import java.util.Arrays;
import java.util.Optional;

import sc.fiji.unibiomed.evaluate.answer.RegionBox;

/** How a region that is asked about is shown to the model. */
public enum RegionDisplay {

	/** As UniBiomed's scripts do: a green box is drawn into the image, see {@link RegionBox}. */
	BOX("box"),
	/** With the visual prompt of Sa2VA models: the mask is given beside the image. */
	MASK("mask");

	private final String key;

	RegionDisplay(final String key) {
		this.key = key;
	}

	/** In options and files. */
	public String key() {
		return key;
	}

	/** The one with a key, in any case; empty if there is none. */
	public static Optional<RegionDisplay> of(final String key) {
		return Arrays.stream(values()).filter(display -> display.key.equalsIgnoreCase(key.strip())).findFirst();
	}
}
