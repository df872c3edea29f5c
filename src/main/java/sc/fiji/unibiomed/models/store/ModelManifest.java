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
package sc.fiji.unibiomed.models.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;

import sc.fiji.unibiomed.checkpoint.weights.KnownChecksums;
import sc.fiji.unibiomed.models.download.FileDigest;

/**
 * What a folder with a model must hold. It lies in that folder, and is written last.
 *
 * @param name what the model is called
 * @param repository {@code owner/name} on the hub; {@code null} for a model that is not from there
 * @param revision which version was asked for; {@code null} for a model that is not from there
 * @param commit the version on the hub; {@code null} for a model that is not from there
 * @param licence the licence's short name as the hub gave it; may be empty
 * @param since when it came here, ISO 8601
 * @param imported when it was imported from a folder that somebody exported, ISO 8601; {@code null} if it was not
 * @param files all files but this one
 */
public record ModelManifest(String name, String repository, String revision, String commit, String licence,
	String since, String imported, List<Item> files)
{

	public static final String FILE = "unibiomed-model.json";

	/**
	 * A file beside the manifest.
	 *
	 * @param name a plain name
	 * @param bytes its size
	 * @param digest its checksum
	 */
	public record Item(String name, long bytes, FileDigest digest) {}

	/**
	 * The manifest of a folder; empty if it has none that can be read.
	 *
	 * @throws IOException if there is one and the disk does not give it
	 */
	public static Optional<ModelManifest> read(final Path folder) throws IOException {
		final Path file = folder.resolve(FILE);
		if (!Files.isRegularFile(file)) {
			return Optional.empty();
		}
		try {
			return Optional
				.ofNullable(new Gson().fromJson(Files.readString(file, StandardCharsets.UTF_8), ModelManifest.class))
				.filter(ModelManifest::isSensible);
		}
		catch (final JsonParseException e) {
			return Optional.empty();
		}
	}

	private boolean isSensible() {
		return name != null && files != null && !files.isEmpty() &&
			files.stream().allMatch(item -> item != null && ModelFiles.isPlainName(item.name()) &&
				item.digest() != null && item.digest().kind() != null && item.digest().hex() != null);
	}

	public void write(final Path folder) throws IOException {
		Files.writeString(folder.resolve(FILE),
			new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(this) + "\n",
			StandardCharsets.UTF_8);
	}

	/**
	 * Notes the checksums of the weights in a folder that has just been checked, so that nobody has to read them again.
	 */
	public void remember(final KnownChecksums checksums, final Path folder) {
		checksums.remember(folder, files.stream().filter(item -> item.digest().kind() == FileDigest.Kind.SHA256)
			.collect(Collectors.toMap(Item::name, item -> item.digest().hex())));
	}

	/**
	 * The same, of somebody else's word.
	 *
	 * @param now when it is imported, ISO 8601
	 */
	public ModelManifest importedAt(final String now) {
		return new ModelManifest(name, repository, revision, commit, licence, since, now, files);
	}

	/** Bytes of all files. */
	public long bytes() {
		return files.stream().mapToLong(Item::bytes).sum();
	}

	/** Whether all files are there in their sizes. */
	boolean isCompleteIn(final Path folder) throws IOException {
		for (final Item item : files) {
			final Path file = folder.resolve(item.name());
			if (!Files.isRegularFile(file) || Files.size(file) != item.bytes()) {
				return false;
			}
		}
		return true;
	}
}
