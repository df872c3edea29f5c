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
package sc.fiji.unibiomed.findings.object;

import java.util.Objects;
import java.util.OptionalInt;

import sc.fiji.unibiomed.findings.ObjectKind;
import sc.fiji.unibiomed.image.InputException;

/**
 * What somebody said with a question about the objects of its findings.
 *
 * @param kind what becomes of an outline with several parts
 * @param smallest objects with fewer pixels are left out, at least 0; empty for what is usual for the target
 */
public record ObjectChoice(ObjectKind kind, OptionalInt smallest) {

	/** Nothing was said: as is usual for the target. */
	public static final ObjectChoice AUTO = new ObjectChoice(ObjectKind.AUTO, OptionalInt.empty());
	/** One region per finding. */
	public static final ObjectChoice ONE = new ObjectChoice(ObjectKind.ONE, OptionalInt.empty());

	private static final String USUAL = "auto";

	/** @throws InputException if the smallest object has less than no pixels */
	public ObjectChoice {
		Objects.requireNonNull(kind, "kind");
		if (smallest.isPresent() && smallest.getAsInt() < 0) {
			throw smallest(Integer.toString(smallest.getAsInt()));
		}
	}

	/**
	 * As it is written in dialogs, on the command line and in manifests.
	 *
	 * @param objects a key or label of {@link ObjectKind}; blank for auto
	 * @param smallest a whole number of pixels; blank or auto for what is usual
	 * @throws InputException if one of them cannot be used; its field is {@code objects} or {@code smallest}
	 */
	public static ObjectChoice parse(final String objects, final String smallest) {
		final String text = smallest == null ? "" : smallest.strip();
		if (text.isEmpty() || text.equalsIgnoreCase(USUAL)) {
			return new ObjectChoice(ObjectKind.of(objects), OptionalInt.empty());
		}
		try {
			return new ObjectChoice(ObjectKind.of(objects), OptionalInt.of(Integer.parseInt(text)));
		}
		catch (final NumberFormatException e) {
			throw smallest(text);
		}
	}

	private static InputException smallest(final String text) {
		return new InputException("smallest",
			"The smallest object is a whole number of pixels from 0, or auto; not '" + text + "'.");
	}

	/** This choice, and where it says nothing, another one. */
	public ObjectChoice or(final ObjectChoice usual) {
		return new ObjectChoice(kind == ObjectKind.AUTO ? usual.kind : kind,
			smallest.isPresent() ? smallest : usual.smallest);
	}

	/** The smallest object as it is written: a number, or auto. */
	public String smallestText() {
		return smallest.isPresent() ? Integer.toString(smallest.getAsInt()) : USUAL;
	}
}
