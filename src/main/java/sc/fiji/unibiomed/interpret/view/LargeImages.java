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
package sc.fiji.unibiomed.interpret.view;

import java.util.Arrays;
import java.util.List;

import sc.fiji.unibiomed.image.InputException;

/** How images are shown that are much larger than what the model sees at once. */
public enum LargeImages {

	/** In tiles if small things would be lost otherwise. */
	AUTO("auto"),
	/** Made smaller, in one piece. */
	WHOLE("whole image"),
	/** Piece by piece. */
	TILES("tiles");

	private final String label;

	LargeImages(final String label) {
		this.label = label;
	}

	/** As it is written in dialogs and macros. */
	public String label() {
		return label;
	}

	/** The labels of all choices. */
	public static List<String> labels() {
		return Arrays.stream(values()).map(LargeImages::label).toList();
	}

	/** @throws InputException if there is no such choice */
	public static LargeImages of(final String label) {
		return Arrays.stream(values()).filter(choice -> choice.label.equalsIgnoreCase(label.strip())).findFirst()
			.orElseThrow(() -> new InputException("large",
				"'" + label + "' is no way to show large images; write one of " + labels() + "."));
	}
}
