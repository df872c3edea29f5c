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
package sc.fiji.unibiomed.models.hub;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.annotations.SerializedName;

import sc.fiji.unibiomed.models.download.DownloadListener;
import sc.fiji.unibiomed.models.download.FileDigest;
import sc.fiji.unibiomed.models.download.RefusedException;
import sc.fiji.unibiomed.models.download.RemoteFile;
import sc.fiji.unibiomed.models.download.ServerRefusal;
import sc.fiji.unibiomed.models.download.WebClient;
import sc.fiji.unibiomed.models.download.WebResponse;
import sc.fiji.unibiomed.util.Cancellation;

/** Asks the hub (its HTTP interface: {@code /api/models/…} and {@code /…/resolve/…}). */
public final class Hub {

	private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
	private static final Pattern SHA1 = Pattern.compile("[0-9a-f]{40}");
	private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
	private static final Pattern SIZE = Pattern.compile("[0-9]{1,18}");
	private static final int OK = 200;
	private static final int FIRST_REFUSAL = 400;

	private final URI endpoint;
	private final WebClient web;
	private final boolean tokenKeptBack;

	/** What the hub says of a large file. */
	private record Lfs(String sha256, Long size) {}

	/** What the hub says of a file. */
	private record Sibling(String rfilename, Long size, String blobId, Lfs lfs) {}

	/** What the owner says of the model; a licence may be a text or a list of texts. */
	private record Card(JsonElement license, @SerializedName("license_name") String licenseName) {}

	/** What the hub says of a repository. */
	private record Info(String sha, Card cardData, List<Sibling> siblings) {}

	/** @param endpoint the hub's address, without a slash at the end */
	public Hub(final URI endpoint, final WebClient web) {
		this(endpoint, web, false);
	}

	/**
	 * @param endpoint the hub's address, without a slash at the end
	 * @param tokenKeptBack whether there is a token that is not sent, as others could read it on its way
	 */
	public Hub(final URI endpoint, final WebClient web, final boolean tokenKeptBack) {
		this.endpoint = endpoint;
		this.web = web;
		this.tokenKeptBack = tokenKeptBack;
	}

	/**
	 * What a repository holds.
	 *
	 * @throws HubException if there is no such repository or revision, or the user may not read it
	 * @throws IOException if the hub cannot be reached
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	public HubListing list(final HubRepository repository, final DownloadListener listener,
		final Cancellation cancellation) throws IOException
	{
		final URI address = URI.create(
			endpoint + "/api/models/" + repository.id() + "/revision/" + encode(repository.revision()) + "?blobs=true");
		final String text = web.retrying(listener, cancellation, () -> {
			try (WebResponse answer = web.get(address, cancellation)) {
				answer.requireNotBusy();
				if (answer.status() != OK) {
					throw refusal(repository).of(ServerRefusal.of(answer, cancellation),
						"the files of " + repository.id());
				}
				return answer.text(cancellation);
			}
		});
		try {
			return listing(repository, new Gson().fromJson(text, Info.class));
		}
		catch (final JsonParseException e) {
			throw new HubException(endpoint.getHost() + " answered with something that is not a list of files; " +
				"is it a HuggingFace hub, and does the network let it through? Open " + address +
				" in a browser to see what comes.", e);
		}
	}

	private HubRefusal refusal(final HubRepository repository) {
		return new HubRefusal(endpoint, repository, tokenKeptBack);
	}

	/** What it means that the hub, or a server behind it, does not give a file of a listing. */
	public HubException refusal(final HubListing listing, final String path, final RefusedException refused) {
		return refusal(listing.repository()).of(refused.refusal(), "'" + path + "' of " + listing.repository().id());
	}

	private HubListing listing(final HubRepository repository, final Info info) throws HubException {
		if (info == null || info.sha() == null || !COMMIT.matcher(info.sha()).matches() || info.siblings() == null ||
			info.siblings().contains(null))
		{
			throw new HubException(endpoint.getHost() + " did not say which files " + repository.id() + " has.");
		}
		final List<HubFile> files = new ArrayList<>();
		final List<String> unchecked = new ArrayList<>();
		for (final Sibling sibling : info.siblings()) {
			if (sibling.rfilename() != null) {
				file(sibling).ifPresentOrElse(files::add, () -> unchecked.add(sibling.rfilename()));
			}
		}
		return new HubListing(repository, info.sha(), licence(info.cardData()), files, unchecked);
	}

	/** Empty if the hub does not tell size and checksum. */
	private static Optional<HubFile> file(final Sibling sibling) {
		final boolean large = sibling.lfs() != null;
		final Long size = large && sibling.lfs().size() != null ? sibling.lfs().size() : sibling.size();
		final String digest = large ? sibling.lfs().sha256() : sibling.blobId();
		if (size == null || size < 0 || digest == null || !(large ? SHA256 : SHA1).matcher(digest).matches()) {
			return Optional.empty();
		}
		return Optional
			.of(new HubFile(sibling.rfilename(), size, large ? FileDigest.sha256(digest) : FileDigest.gitBlob(digest)));
	}

	/**
	 * Asks for a file of which the listing tells no size and checksum: the answer's headers may, as
	 * {@code X-Linked-Etag} and {@code ETag} hold checksums on the hub.
	 *
	 * @param path one of {@link HubListing#unchecked}
	 * @throws HubException if they do not, or the user may not read the file
	 * @throws IOException if the hub cannot be reached
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	public HubFile lookUp(final HubListing listing, final String path, final DownloadListener listener,
		final Cancellation cancellation) throws IOException
	{
		return web.retrying(listener, cancellation, () -> {
			try (WebResponse answer = web.head(address(listing, path), cancellation)) {
				answer.requireNotBusy();
				if (answer.status() >= FIRST_REFUSAL) {
					throw refusal(listing.repository()).of(ServerRefusal.of(answer, cancellation),
						"'" + path + "' of " + listing.repository().id());
				}
				final Optional<Long> size = size(answer);
				final Optional<FileDigest> digest = answer.header("X-Linked-Etag").flatMap(Hub::digest)
					.or(() -> answer.header("ETag").flatMap(Hub::digest));
				if (size.isEmpty() || digest.isEmpty()) {
					throw new HubException(endpoint.getHost() + " does not give size and checksum of '" + path +
						"' in " + listing.repository().id() + ", so it could not be checked and is not downloaded; " +
						"set HF_ENDPOINT to a hub that gives them, such as https://huggingface.co.");
				}
				return new HubFile(path, size.get(), digest.get());
			}
		});
	}

	private static Optional<Long> size(final WebResponse answer) {
		return answer.header("X-Linked-Size")
			.or(() -> answer.status() == OK ? answer.header("Content-Length") : Optional.empty()).map(String::strip)
			.filter(size -> SIZE.matcher(size).matches()).map(Long::valueOf);
	}

	private static Optional<FileDigest> digest(final String tag) {
		final String hex = tag.strip().replaceFirst("^W/", "").replace("\"", "").toLowerCase(Locale.ROOT);
		return SHA256.matcher(hex).matches()
			? Optional.of(FileDigest.sha256(hex))
			: SHA1.matcher(hex).matches() ? Optional.of(FileDigest.gitBlob(hex)) : Optional.empty();
	}

	private static String licence(final Card card) {
		if (card == null) {
			return "";
		}
		if (card.licenseName() != null) {
			return card.licenseName();
		}
		return Optional.ofNullable(card.license()).filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsString)
			.orElse("");
	}

	/** Where a file of a listing is. */
	public RemoteFile file(final HubListing listing, final HubFile file) {
		return new RemoteFile(address(listing, file.path()), file.bytes(), file.digest());
	}

	private URI address(final HubListing listing, final String path) {
		return URI.create(endpoint + "/" + listing.repository().id() + "/resolve/" + listing.commit() + "/" +
			Arrays.stream(path.split("/")).map(Hub::encode).collect(Collectors.joining("/")));
	}

	private static String encode(final String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}
}
