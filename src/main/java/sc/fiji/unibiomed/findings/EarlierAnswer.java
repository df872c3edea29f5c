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

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** What an {@code answer.json} tells of the files beside it. It may have been changed by anybody. */
final class EarlierAnswer {

	private EarlierAnswer() {}

	/** Names of exported files in the same folder; none if the answer does not tell of any that can be there. */
	static List<String> exports(final Path answer) throws IOException {
		final JsonElement names = json(answer).map(object -> object.get("exports")).orElse(null);
		final List<String> exports = new ArrayList<>();
		if (names != null && names.isJsonArray()) {
			for (final JsonElement name : names.getAsJsonArray()) {
				if (name.isJsonPrimitive() && name.getAsString().matches("[^/\\\\\\p{Cntrl}]+-[^/\\\\\\p{Cntrl}]+")) {
					exports.add(name.getAsString());
				}
			}
		}
		return exports;
	}

	/** Whether a file is an answer of this program. */
	static boolean isOurs(final Path answer) throws IOException {
		return json(answer).filter(object -> object.has("text") && object.has("findings") && object.has("model"))
			.isPresent();
	}

	/** Empty if there is no such file, or it is none of ours. */
	private static Optional<JsonObject> json(final Path answer) throws IOException {
		if (!Files.isRegularFile(answer)) {
			return Optional.empty();
		}
		try (Reader reader = Files.newBufferedReader(answer, StandardCharsets.UTF_8)) {
			return JsonParser.parseReader(reader) instanceof final JsonObject object
				? Optional.of(object)
				: Optional.empty();
		}
		catch (final JsonParseException | CharacterCodingException e) {
			return Optional.empty();
		}
	}
}
