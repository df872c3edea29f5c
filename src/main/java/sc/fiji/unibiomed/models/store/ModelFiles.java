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

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import sc.fiji.unibiomed.models.download.DownloadException;
import sc.fiji.unibiomed.models.hub.HubFile;
import sc.fiji.unibiomed.models.hub.HubListing;

/** Which files of a repository are fetched: what the program reads, and what people should read. */
public final class ModelFiles {

	public static final String CONFIG = "config.json";

	private static final String SINGLE = "model.safetensors";
	private static final Set<String> SMALL = Set.of(CONFIG, "generation_config.json", "model.safetensors.index.json",
		"tokenizer.json", "vocab.json", "merges.txt", "added_tokens.json", "special_tokens_map.json",
		"tokenizer_config.json");
	private static final Pattern FOR_PEOPLE = Pattern.compile("(?i)(readme|licen[cs]e|notice)[\\w.-]*");
	private static final Pattern SHARD = Pattern.compile("model-\\d+-of-\\d+\\.safetensors");
	/** What is a name on every system: not hidden, no folders, nothing that Windows takes for a device or drive. */
	private static final Pattern PLAIN = Pattern
		.compile("(?!(?i)(?:con|prn|aux|nul|com\\d|lpt\\d)(?:\\.|$))[A-Za-z0-9_][\\w.+ -]{0,199}(?<![ .])");
	private static final List<String> PICKLES = List.of(".bin", ".pt", ".pth", ".ckpt");

	private ModelFiles() {}

	/** Whether a file of that name can lie in a folder on every system. */
	public static boolean isPlainName(final String name) {
		return name != null && PLAIN.matcher(name).matches();
	}

	/**
	 * The files to fetch, small ones first.
	 *
	 * @throws DownloadException if the repository has no weights that are read
	 */
	public static List<HubFile> of(final HubListing listing) throws DownloadException {
		final boolean single = listing.files().stream().anyMatch(file -> file.path().equals(SINGLE));
		final List<HubFile> weights = listing.files().stream()
			.filter(file -> single ? file.path().equals(SINGLE) : SHARD.matcher(file.path()).matches()).toList();
		final List<HubFile> others = listing.files().stream()
			.filter(file -> SMALL.contains(file.path()) || isForPeople(file.path())).toList();
		final String id = listing.repository().toString();
		if (weights.isEmpty()) {
			final boolean pickles = listing.files().stream()
				.anyMatch(file -> PICKLES.stream().anyMatch(file.path()::endsWith));
			throw new DownloadException(id + " has no weights in the format safetensors" +
				(pickles ? ", only Python pickles, which can run any code when they are opened" : "") +
				"; nothing was downloaded. Ask its authors for safetensors.");
		}
		if (others.stream().noneMatch(file -> file.path().equals(CONFIG))) {
			throw new DownloadException(
				id + " has no config.json, so it is not a model that this program reads; nothing was downloaded.");
		}
		return java.util.stream.Stream
			.concat(others.stream(), weights.stream().sorted(java.util.Comparator.comparing(HubFile::path))).toList();
	}

	/** Whether the program reads a file of that name. */
	public static boolean isNeeded(final String path) {
		return SMALL.contains(path) || isWeights(path);
	}

	/** Whether a file is fetched for people to read. */
	public static boolean isForPeople(final String path) {
		return FOR_PEOPLE.matcher(path).matches() && isPlainName(path);
	}

	/** Whether a file holds weights. */
	public static boolean isWeights(final String name) {
		return name.equals(SINGLE) || SHARD.matcher(name).matches();
	}
}
