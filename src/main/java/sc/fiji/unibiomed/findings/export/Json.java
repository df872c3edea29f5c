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
package sc.fiji.unibiomed.findings.export;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;

import com.google.gson.stream.JsonWriter;

import sc.fiji.unibiomed.findings.measure.Numbers;

/** Pieces of JSON that several formats share. */
final class Json {

	private Json() {}

	/** Writes a number under a name; nothing at all where there is no number, as JSON has no NaN. */
	static void number(final JsonWriter json, final String name, final double value) throws IOException {
		final String plain = Numbers.plain(value);
		if (!plain.isEmpty()) {
			json.name(name).value(new BigDecimal(plain));
		}
	}

	/** Writes an object of texts. */
	static void texts(final JsonWriter json, final Map<String, String> texts) throws IOException {
		json.beginObject();
		for (final Map.Entry<String, String> text : texts.entrySet()) {
			json.name(text.getKey()).value(text.getValue());
		}
		json.endObject();
	}
}
