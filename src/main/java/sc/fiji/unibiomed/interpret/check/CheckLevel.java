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
package sc.fiji.unibiomed.interpret.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import sc.fiji.unibiomed.image.InputException;

/** How thoroughly an answer's findings are checked. */
public enum CheckLevel {

	/** Not at all: the answer is the reference's. */
	OFF,
	/** The model is asked back what each outline shows. */
	ON,
	/** Besides, it is asked for the outline again: of the mirrored and the zoomed picture, and in other words. */
	THOROUGH;

	/** As it is written on the command line, in macros and in dialogs. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** All of them as they are written. */
	public static List<String> labels() {
		return Arrays.stream(values()).map(CheckLevel::label).toList();
	}

	/** @throws InputException if there is no such level */
	public static CheckLevel of(final String text) {
		return Arrays.stream(values()).filter(level -> level.label().equalsIgnoreCase(text.strip())).findFirst()
			.orElseThrow(() -> new InputException("check",
				"'" + text + "' is no way to check findings; write one of " + String.join(", ", labels()) + "."));
	}

	/** {@link #OFF} for no, {@link #ON} for yes. */
	public static CheckLevel of(final boolean isOn) {
		return isOn ? ON : OFF;
	}
}
