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
package sc.fiji.unibiomed.models.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import sc.fiji.unibiomed.checkpoint.weights.KnownChecksums;
import sc.fiji.unibiomed.models.download.DownloadException;
import sc.fiji.unibiomed.models.download.FileDigest;
import sc.fiji.unibiomed.models.hub.HubFile;
import sc.fiji.unibiomed.models.hub.HubRepository;
import sc.fiji.unibiomed.models.known.KnownModel;
import sc.fiji.unibiomed.models.known.KnownModels;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.models.store.ModelFiles;
import sc.fiji.unibiomed.models.store.ModelFolder;
import sc.fiji.unibiomed.models.store.ModelManifest;
import sc.fiji.unibiomed.models.store.ModelPlace;
import sc.fiji.unibiomed.models.store.Voucher;
import sc.fiji.unibiomed.util.SeenFiles;

/**
 * Who vouches for a model's weights: their publisher, where this program has their SHA-256 of that version; else this
 * user's record of what they were when they were first seen (trust on first use); else whoever exported them.
 */
public final class WeightVouchers {

	/** Under this name, the record has the checksum of all weights of a folder. */
	private static final String ALL = "weights";

	private final SeenFiles seen;
	/** What this user has calculated of files as they are now. */
	private final KnownChecksums checksums;
	/** SHA-256 by name of file that this program has of a version, if it has. */
	private final Function<HubRepository, Optional<Map<String, String>>> published;

	public WeightVouchers(final CacheFolder cache) {
		this(SeenFiles.in(cache.record()), cache.checksums(),
			version -> KnownModels.in(version).map(KnownModel::weights).map(pinned -> pinned.get(version.revision())));
	}

	WeightVouchers(final SeenFiles seen, final KnownChecksums checksums,
		final Function<HubRepository, Optional<Map<String, String>>> published)
	{
		this.seen = seen;
		this.checksums = checksums;
		this.published = published;
	}

	/**
	 * Who vouches for the weights of a model on this disk. Reads no weights: what lists and records say of them was
	 * compared with them when they came here, and is again when the model is verified.
	 */
	public Voucher of(final ModelFolder folder) throws IOException {
		if (folder.place() == ModelPlace.EMBEDDED) {
			return new Voucher.Published();
		}
		final Optional<ModelManifest> manifest = ModelManifest.read(folder.folder());
		if (manifest.isEmpty() || folder.place() == ModelPlace.FOLDER || folder.place() == ModelPlace.HUB_CACHE) {
			final Optional<SeenFiles.Seen> before = seen.find(what(folder.folder()));
			if (before.isEmpty()) {
				return new Voucher.Nobody();
			}
			final Optional<String> now = checksums.known(folder.folder());
			return now.isPresent()
				? compared(folder.folder(), before.get(), now.get())
				: new Voucher.NotCompared(before.get().since());
		}
		return of(manifest.get());
	}

	Voucher of(final ModelManifest manifest) {
		final Map<String, String> sums = sums(manifest);
		if (manifest.repository() != null && manifest.commit() != null) {
			final Optional<HubRepository> version = HubRepository
				.parse(manifest.repository() + "@" + manifest.commit());
			if (version.isPresent() && published.apply(version.get()).filter(sums::equals).isPresent()) {
				return new Voucher.Published();
			}
			final Optional<SeenFiles.Seen> before = version.flatMap(each -> seen.find(what(each)));
			if (before.isPresent()) {
				return before.get().sums().equals(sums)
					? new Voucher.FirstSeen(before.get().since())
					: new Voucher.Changed(before.get().since(), seen.file(what(version.get())));
			}
		}
		return manifest.imported() == null && manifest.since() != null
			? new Voucher.FirstSeen(manifest.since().replaceFirst("T.*", ""))
			: new Voucher.Exporter();
	}

	/**
	 * Refuses weights that somebody offers under the name of a version whose weights are known to be others.
	 *
	 * @param version a repository with a commit
	 * @param sums the checksums that are offered, as {@link #sums} gives them
	 * @param who offers them, for people
	 */
	void requireKnown(final HubRepository version, final Map<String, String> sums, final String who)
		throws DownloadException
	{
		final Optional<Map<String, String>> right = published.apply(version);
		if (right.isPresent()) {
			if (areOthers(sums, right.get())) {
				throw new DownloadException("The weights that " + who + " has for " + version + " are not those that " +
					"were published, so nothing was taken over; get them from https://huggingface.co.");
			}
			return;
		}
		final Optional<SeenFiles.Seen> before = seen.find(what(version));
		if (before.isPresent() && areOthers(sums, before.get().sums())) {
			throw new DownloadException(
				"The weights that " + who + " has for " + version + " are not those that were " + "first seen on " +
					before.get().since() + ", although a version never changes; nothing was taken " +
					"over. If those of then were wrong, delete " + seen.file(what(version)) + ".");
		}
	}

	/** Records the weights of a version that has been checked, unless it was seen before. */
	void saw(final HubRepository version, final Map<String, String> sums) {
		if (seen.find(what(version)).isEmpty()) {
			seen.remember(what(version), sums);
		}
	}

	/**
	 * Compares the weights of a folder that came with no list of checksums with what they were when they were first
	 * verified.
	 *
	 * @param sha256 of all weights, calculated just now
	 */
	Voucher compare(final Path folder, final String sha256) throws IOException {
		final Optional<SeenFiles.Seen> before = seen.find(what(folder));
		if (before.isEmpty()) {
			return new Voucher.FirstSeen(seen.remember(what(folder), Map.of(ALL, sha256)).since());
		}
		return compared(folder, before.get(), sha256);
	}

	private Voucher compared(final Path folder, final SeenFiles.Seen before, final String sha256) throws IOException {
		return sha256.equals(before.sums().get(ALL))
			? new Voucher.FirstSeen(before.since())
			: new Voucher.Changed(before.since(), seen.file(what(folder)));
	}

	/** What is offered may lack checksums of files that are compared later. */
	private static boolean areOthers(final Map<String, String> offered, final Map<String, String> right) {
		return offered.entrySet().stream().anyMatch(file -> !file.getValue().equals(right.get(file.getKey())));
	}

	private static String what(final HubRepository version) {
		return "weights of " + version.id() + "@" + version.revision();
	}

	private static String what(final Path folder) throws IOException {
		return "weights in " + folder.toRealPath();
	}

	/** SHA-256 of weights by name of file, as far as they are told. */
	static Map<String, String> sums(final Iterable<HubFile> files) {
		final Map<String, String> sums = new TreeMap<>();
		for (final HubFile file : files) {
			add(file.path(), file.digest(), sums);
		}
		return sums;
	}

	/** SHA-256 of weights by name of file, as far as they are told. */
	static Map<String, String> sums(final ModelManifest manifest) {
		final Map<String, String> sums = new TreeMap<>();
		manifest.files().forEach(item -> add(item.name(), item.digest(), sums));
		return sums;
	}

	private static void add(final String name, final FileDigest digest, final Map<String, String> sums) {
		if (ModelFiles.isWeights(name) && digest.kind() == FileDigest.Kind.SHA256) {
			sums.put(name, digest.hex());
		}
	}
}
