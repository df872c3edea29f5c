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

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import sc.fiji.unibiomed.image.InputException;

/** What becomes of an outline with several parts. */
public enum ObjectKind {

	/** As is usual for what was found: nuclei are counted, a liver is not. */
	AUTO("auto", "auto"),
	/** One region, whatever parts it has. */
	ONE("one", "one region"),
	/** Each connected part is an object. */
	EACH("each", "one per object"),
	/** Likewise, and parts that touch each other are cut apart where they are narrow. */
	TOUCHING("touching", "touching objects apart");

	private final String key;
	private final String label;

	ObjectKind(final String key, final String label) {
		this.key = key;
		this.label = label;
	}

	/** One word, as the command line, manifests and files have it. */
	public String key() {
		return key;
	}

	/** As dialogs and macros have it. */
	public String label() {
		return label;
	}

	/**
	 * The kind of a key or a label, in capitals or not; {@link #AUTO} of nothing.
	 *
	 * @throws InputException if it is none; the message names all
	 */
	public static ObjectKind of(final String text) {
		final String wanted = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
		if (wanted.isEmpty()) {
			return AUTO;
		}
		return Arrays.stream(values()).filter(kind -> kind.key.equals(wanted) || kind.label.equals(wanted)).findFirst()
			.orElseThrow(() -> new InputException("objects",
				"Objects must be " + Arrays.stream(values()).map(ObjectKind::key).collect(Collectors.joining(", ")) +
					"; not '" + text.strip() + "'."));
	}
}
