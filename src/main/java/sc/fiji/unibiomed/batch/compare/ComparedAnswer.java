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
package sc.fiji.unibiomed.batch.compare;

import java.io.IOException;
import java.io.Reader;
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

import sc.fiji.unibiomed.batch.task.EntryRecord;

/**
 * An answer in an output folder.
 *
 * @param record what it is an answer to, and whose
 * @param folder its own folder
 */
record ComparedAnswer(EntryRecord record, Path folder) {

	/**
	 * What the answer says.
	 *
	 * @param text as people read it
	 */
	record Content(String text, List<ComparedFinding> findings) {}

	/**
	 * Reads what it says.
	 *
	 * @throws IOException if it cannot be read; the message is for people
	 */
	Content content() throws IOException {
		try (Reader reader = Files.newBufferedReader(folder.resolve("answer.json"), StandardCharsets.UTF_8)) {
			final JsonObject json = JsonParser.parseReader(reader).getAsJsonObject();
			final List<ComparedFinding> findings = new ArrayList<>();
			for (final JsonElement each : json.getAsJsonArray("findings")) {
				final JsonObject finding = each.getAsJsonObject();
				findings.add(new ComparedFinding(finding.get("index").getAsInt(), finding.get("phrase").getAsString(),
					finding.get("mask").isJsonNull()
						? Optional.empty()
						: Optional.of(folder.resolve(finding.get("mask").getAsString())),
					finding.has("check") ? finding.get("check").getAsString() : ""));
			}
			return new Content(json.get(json.has("shown_text") ? "shown_text" : "plain_text").getAsString(), findings);
		}
		catch (final JsonParseException | IllegalStateException | NullPointerException | ClassCastException
			| UnsupportedOperationException e)
		{
			throw new IOException(folder.resolve("answer.json") + " is damaged", e);
		}
	}

	/** The picture with the outlines; of an answer without any, the small one. */
	Path picture() {
		final Path overlay = folder.resolve("overlay.png");
		return Files.isRegularFile(overlay) ? overlay : folder.resolve("thumbnail.png");
	}

	/** The same image, and the same pages of it. */
	String place() {
		return record.image() + "\n" + (record.plane().isEmpty() ? "1" : record.plane());
	}
}
