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

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** An object of an annotation file; what is of the wrong kind is told by name. */
record JsonEntry(JsonObject json) {

	/** Something in an entry is missing or of the wrong kind. The message has no entry's name yet. */
	static final class WrongEntryException extends Exception {

		private static final long serialVersionUID = 1L;

		WrongEntryException(final String message) {
			super(message);
		}
	}

	/** @throws WrongEntryException if it is no object */
	static JsonEntry of(final JsonElement element) throws WrongEntryException {
		if (!element.isJsonObject()) {
			throw new WrongEntryException("it is not an object.");
		}
		return new JsonEntry(element.getAsJsonObject());
	}

	/** Whether it has a value, even {@code null}. */
	boolean has(final String name) {
		return json.has(name);
	}

	/** A text; blank if there is none. */
	String text(final String name) throws WrongEntryException {
		final JsonElement value = json.get(name);
		if (value == null || value.isJsonNull()) {
			return "";
		}
		if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
			throw new WrongEntryException("'" + name + "' is not a text.");
		}
		return value.getAsString();
	}

	/** A text that must be there and can be the name of a file. */
	String fileName(final String name) throws WrongEntryException {
		final String text = fileNameOrBlank(name);
		if (text.isBlank()) {
			throw new WrongEntryException("'" + name + "' is missing.");
		}
		return text;
	}

	/** A text that can be the name of a file; blank if there is none. */
	String fileNameOrBlank(final String name) throws WrongEntryException {
		final String text = text(name);
		try {
			Path.of(text);
			return text;
		}
		catch (final InvalidPathException e) {
			throw new WrongEntryException("'" + name + "' cannot be the name of a file.");
		}
	}

	/** A number or text as a text, to tell things apart by; empty if there is none. */
	Optional<String> id(final String name) {
		final JsonElement value = json.get(name);
		return value != null && value.isJsonPrimitive() ? Optional.of(value.getAsString()) : Optional.empty();
	}

	/** The first object of a list; one without anything if the list is empty or missing. */
	JsonEntry first(final String name) throws WrongEntryException {
		final JsonElement value = json.get(name);
		if (value == null || value.isJsonNull()) {
			return new JsonEntry(new JsonObject());
		}
		if (!value.isJsonArray()) {
			throw new WrongEntryException("'" + name + "' is not a list.");
		}
		final JsonArray list = value.getAsJsonArray();
		if (list.isEmpty()) {
			return new JsonEntry(new JsonObject());
		}
		if (!list.get(0).isJsonObject()) {
			throw new WrongEntryException("the first of '" + name + "' is not an object.");
		}
		return new JsonEntry(list.get(0).getAsJsonObject());
	}
}
