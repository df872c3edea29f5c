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
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.annotations.SerializedName;

import sc.fiji.unibiomed.models.download.DownloadListener;
import sc.fiji.unibiomed.models.download.FileDigest;
import sc.fiji.unibiomed.models.download.RemoteFile;
import sc.fiji.unibiomed.models.download.WebClient;
import sc.fiji.unibiomed.models.download.WebResponse;
import sc.fiji.unibiomed.util.Cancellation;

/** Asks the hub (its HTTP interface: {@code /api/models/…} and {@code /…/resolve/…}). */
public final class Hub {

	private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
	private static final Pattern SHA1 = Pattern.compile("[0-9a-f]{40}");
	private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
	private static final int UNAUTHORIZED = 401;
	private static final int FORBIDDEN = 403;
	private static final int NOT_FOUND = 404;

	private final URI endpoint;
	private final WebClient web;

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
		this.endpoint = endpoint;
		this.web = web;
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
				requireAllowed(answer, repository);
				return answer.text(cancellation);
			}
		});
		try {
			return listing(repository, new Gson().fromJson(text, Info.class));
		}
		catch (final JsonParseException e) {
			throw new HubException(endpoint.getHost() + " answered with something that is no list of files; " +
				"is it a HuggingFace hub, and does the network let it through?", e);
		}
	}

	private void requireAllowed(final WebResponse answer, final HubRepository repository) throws HubException {
		final int status = answer.status();
		if (status == 200) {
			return;
		}
		final String code = answer.header("X-Error-Code").orElse("");
		if (code.equals("GatedRepo") || status == FORBIDDEN) {
			throw new HubException("Access to " + repository.id() + " is restricted: ask for it on " + endpoint + "/" +
				repository.id() +
				", then set the environment variable HF_TOKEN to a token of yours, or log in with 'hf auth login'.");
		}
		if (code.equals("RevisionNotFound")) {
			throw new HubException(
				repository.id() + " on " + endpoint.getHost() + " has no revision '" + repository.revision() + "'.");
		}
		// The hub does not tell whether a repository is private or is not there at all.
		if (status == UNAUTHORIZED || status == NOT_FOUND) {
			throw new HubException(endpoint.getHost() + " has no repository " + repository.id() +
				" that you may read; check the name. If it is private, set HF_TOKEN to a token that may read it.");
		}
		throw new HubException(
			endpoint.getHost() + " answered " + status + " when asked for the files of " + repository.id() + ".");
	}

	private HubListing listing(final HubRepository repository, final Info info) throws HubException {
		if (info == null || info.sha() == null || !COMMIT.matcher(info.sha()).matches() || info.siblings() == null) {
			throw new HubException(endpoint.getHost() + " did not say which files " + repository.id() + " has.");
		}
		final List<HubFile> files = new ArrayList<>();
		for (final Sibling sibling : info.siblings()) {
			if (sibling.rfilename() != null) {
				files.add(new HubFile(sibling.rfilename(), size(repository, sibling), digest(repository, sibling)));
			}
		}
		return new HubListing(repository, info.sha(), licence(info.cardData()), files);
	}

	private long size(final HubRepository repository, final Sibling sibling) throws HubException {
		final Long size = sibling.lfs() != null && sibling.lfs().size() != null ? sibling.lfs().size() : sibling.size();
		if (size == null || size < 0) {
			throw unchecked(repository, sibling);
		}
		return size;
	}

	private FileDigest digest(final HubRepository repository, final Sibling sibling) throws HubException {
		if (sibling.lfs() != null) {
			if (sibling.lfs().sha256() == null || !SHA256.matcher(sibling.lfs().sha256()).matches()) {
				throw unchecked(repository, sibling);
			}
			return FileDigest.sha256(sibling.lfs().sha256());
		}
		if (sibling.blobId() == null || !SHA1.matcher(sibling.blobId()).matches()) {
			throw unchecked(repository, sibling);
		}
		return FileDigest.gitBlob(sibling.blobId());
	}

	private HubException unchecked(final HubRepository repository, final Sibling sibling) {
		return new HubException(endpoint.getHost() + " does not tell size and checksum of '" + sibling.rfilename() +
			"' in " + repository.id() + ", so it could not be checked and is not fetched.");
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
		return new RemoteFile(
			URI.create(endpoint + "/" + listing.repository().id() + "/resolve/" + listing.commit() + "/" +
				Arrays.stream(file.path().split("/")).map(Hub::encode).collect(Collectors.joining("/"))),
			file.bytes(), file.digest());
	}

	private static String encode(final String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}
}
