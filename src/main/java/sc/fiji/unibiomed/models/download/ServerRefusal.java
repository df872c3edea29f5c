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
package sc.fiji.unibiomed.models.download;

import java.io.IOException;
import java.net.URI;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;

import sc.fiji.unibiomed.util.Cancellation;

/**
 * Why a server does not give what it was asked for.
 *
 * @param address who answered, after redirections
 * @param status of the answer (RFC 9110, section 15)
 * @param code the hub's word for the reason, such as {@code GatedRepo}; empty if there is none
 * @param message the server's own words, one line; empty if there are none
 * @param withToken whether the server was told the user's token
 * @param isPage whether the answer is a page for people, as filters and login pages send it
 */
public record ServerRefusal(URI address, int status, String code, String message, boolean withToken, boolean isPage) {

	private static final String CODE = "X-Error-Code";
	private static final String MESSAGE = "X-Error-Message";
	/** Longer explanations explain nothing. */
	private static final int MOST_CHARACTERS = 200;

	/**
	 * Reads what an answer says of its reasons, in its headers or in JSON.
	 *
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	public static ServerRefusal of(final WebResponse answer, final Cancellation cancellation) {
		final String text = text(answer, cancellation);
		final JsonObject json = json(text);
		return new ServerRefusal(answer.address(), answer.status(),
			answer.header(CODE).filter(code -> !code.isBlank())
				.orElse(member(json, "error_code", member(json, "code", ""))).strip(),
			oneLine(answer.withoutToken(answer.header(MESSAGE).filter(words -> !words.isBlank())
				.orElse(member(json, "error", member(json, "message", ""))))),
			answer.withToken(), UnexpectedContent.isPage(text));
	}

	private static String text(final WebResponse answer, final Cancellation cancellation) {
		try {
			return answer.text(cancellation);
		}
		catch (final IOException e) {
			// The status says enough.
			cancellation.check();
			return "";
		}
	}

	private static JsonObject json(final String text) {
		try {
			final JsonObject read = text.stripLeading().startsWith("{")
				? new Gson().fromJson(text, JsonObject.class)
				: null;
			return read == null ? new JsonObject() : read;
		}
		catch (final JsonParseException e) {
			return new JsonObject();
		}
	}

	private static String member(final JsonObject json, final String name, final String otherwise) {
		return json.has(name) && json.get(name).isJsonPrimitive() && !json.get(name).getAsString().isBlank()
			? json.get(name).getAsString()
			: otherwise;
	}

	/** Nothing that moves a terminal's cursor. */
	private static String oneLine(final String words) {
		final String line = words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip().replaceAll("\\.$", "");
		return line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) + "…" : line;
	}
}
