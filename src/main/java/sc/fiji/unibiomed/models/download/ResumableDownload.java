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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sc.fiji.unibiomed.util.Cancellation;

/**
 * Fetches one file. It arrives under another name and gets its own only once it is known to be right. What has come
 * when a connection breaks, when the user cancels or the process is killed is kept for the next try.
 */
public final class ResumableDownload {

	private static final int BUFFER_BYTES = 1 << 18;
	private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");

	private final WebClient web;
	private final RemoteFile remote;

	public ResumableDownload(final WebClient web, final RemoteFile remote) {
		this.web = web;
		this.remote = remote;
	}

	/** Whether this is the name of a file that has not come whole. */
	public static boolean isPart(final Path file) {
		final String name = file.getFileName().toString();
		return name.endsWith(PartialFile.SUFFIX) || name.endsWith(PartialFile.SUFFIX + ".json");
	}

	/** Where a file lies that has not come whole, or was not checked. */
	public static Path partOf(final Path file) {
		return file.resolveSibling(file.getFileName() + PartialFile.SUFFIX);
	}

	/**
	 * Bytes that have come of a file that is not whole yet, or its size if it is; they may be thrown away on the next
	 * try.
	 */
	public static long arrived(final Path file) throws IOException {
		final Path part = partOf(file);
		if (Files.isRegularFile(file)) {
			return Files.size(file);
		}
		return Files.isRegularFile(part) ? Files.size(part) : 0;
	}

	/**
	 * Fetches the file, unless it is there.
	 *
	 * @param file in a folder that exists
	 * @param listener told how many bytes there are
	 * @throws DownloadException if it cannot be fetched, or is not what it must be
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	public void into(final Path file, final DownloadListener listener, final Cancellation cancellation)
		throws IOException
	{
		if (Files.isRegularFile(file)) {
			listener.report(remote.bytes(), remote.bytes());
			return;
		}
		cancellation.check();
		try (PartialFile part = new PartialFile(remote, file, listener, cancellation)) {
			fill(part, listener, cancellation);
			if (!part.isRight()) {
				// Once more: something on the way may have changed it, or it was put together from two versions.
				listener.notice(file.getFileName() + " arrived damaged and is downloaded again");
				part.startOver();
				fill(part, listener, cancellation);
				if (!part.isRight()) {
					part.startOver();
					throw new DownloadException(
						"What came from " + remote.address() + " is not the file that was expected (its " +
							"checksum differs), so nothing of it was kept; try again, or from another server.");
				}
			}
			part.complete();
		}
		catch (final FileSystemException e) {
			throw new DownloadException(
				"The folder " + file.toAbsolutePath().getParent() + " cannot be written to (" + e.getMessage() + ").",
				e);
		}
	}

	/** Fetches what is missing, as often as it takes. */
	private void fill(final PartialFile part, final DownloadListener listener, final Cancellation cancellation)
		throws IOException
	{
		int inVain = 0;
		// What is thrown away and comes once more is no progress: a server that always stops at the same place, and
		// sends no rests, would be asked for ever.
		long most = 0;
		while (part.size() < remote.bytes()) {
			try {
				fetchRest(part, listener, cancellation);
			}
			catch (final UnreachableException e) {
				inVain = part.size() > most ? 1 : inVain + 1;
				most = Math.max(most, part.size());
				if (web.isInVain(inVain)) {
					throw new DownloadException(e.getMessage() + ". " + arrived(part), e);
				}
				web.pause(inVain, e, listener, cancellation);
			}
		}
	}

	private String arrived(final PartialFile part) throws IOException {
		return part.size() == 0
			? "Nothing arrived from " + remote.address() + "; try again later."
			: part.size() / 1_000_000 + " of " + remote.bytes() / 1_000_000 + " MB of " + remote.address() +
				" are kept; the next try resumes there.";
	}

	private void fetchRest(final PartialFile part, final DownloadListener listener, final Cancellation cancellation)
		throws IOException
	{
		try (WebResponse answer = web.get(remote.address(), part.size(), part.etag(), cancellation)) {
			answer.requireNotBusy();
			switch (answer.status()) {
				case WebResponse.OK -> {
					final byte[] begin = begin(answer, cancellation);
					// Before what is here is thrown away for it.
					requirePlausible(answer, begin);
					// The server does not know ranges, or has another version than the one the bytes are from.
					part.startOver();
					part.from(answer.etag());
					append(answer, new SequenceInputStream(new ByteArrayInputStream(begin), answer.body()), part,
						listener, cancellation);
				}
				case WebResponse.PARTIAL_CONTENT -> {
					if (part.size() > 0 && continues(answer, part)) {
						append(answer, answer.body(), part, listener, cancellation);
					}
					else {
						throwAway(part, answer, cancellation);
					}
				}
				case WebResponse.RANGE_NOT_SATISFIABLE -> throwAway(part, answer, cancellation);
				default -> throw refused(answer, cancellation);
			}
		}
	}

	/** What is on disk does not belong to what the server has; without anything on disk, the answer makes no sense. */
	private void throwAway(final PartialFile part, final WebResponse answer, final Cancellation cancellation)
		throws IOException
	{
		if (part.size() == 0) {
			throw refused(answer, cancellation);
		}
		part.startOver();
	}

	/** Whether the bytes of an answer go on where those on disk end, in the same version of the same file. */
	private boolean continues(final WebResponse answer, final PartialFile part) throws IOException {
		final Matcher range = CONTENT_RANGE.matcher(answer.header("Content-Range").orElse(""));
		if (!range.matches() || Long.parseLong(range.group(1)) != part.size()) {
			return false;
		}
		final boolean sameSize = range.group(2).equals("*") || Long.parseLong(range.group(2)) == remote.bytes();
		final Optional<String> version = answer.etag();
		return sameSize && (version.isEmpty() || part.etag().isEmpty() || version.equals(part.etag()));
	}

	private RefusedException refused(final WebResponse answer, final Cancellation cancellation) {
		final ServerRefusal refusal = ServerRefusal.of(answer, cancellation);
		return new RefusedException(remote.address() + " cannot be downloaded: the server answered " + answer.status() +
			(refusal.isPage()
				? " with a web page; a filter in the network may have sent it, open the address in a browser to see"
				: refusal.message().isEmpty() ? "" : " (" + refusal.message() + ")") +
			".", refusal);
	}

	private static byte[] begin(final WebResponse answer, final Cancellation cancellation) throws IOException {
		try (Cancellation.Registration stop = cancellation.onCancel(answer::close)) {
			return answer.body().readNBytes(UnexpectedContent.BYTES);
		}
		catch (final IOException e) {
			throw broken(e, cancellation);
		}
	}

	/** An answer that cannot be the file is no broken connection: the next try would bring the same. */
	private void requirePlausible(final WebResponse answer, final byte[] begin) throws DownloadException {
		final Optional<Long> length = answer.length();
		if (length.filter(bytes -> bytes == remote.bytes()).isPresent()) {
			return;
		}
		final String host = answer.address().getHost();
		final Optional<String> encoding = answer.header("Content-Encoding")
			.filter(name -> !name.isBlank() && !name.equalsIgnoreCase("identity"));
		final Optional<String> what = encoding
			.map(name -> host + " sent it compressed (" + name + "), which it was not asked for; try another server.")
			.or(() -> UnexpectedContent.of(begin, host));
		if (length.isPresent()) {
			throw unexpected(length.get(), what);
		}
		if (what.isPresent() && (encoding.isPresent() || !isForPeople())) {
			throw new DownloadException(
				"What came from " + remote.address() + " is not the file that was expected. " + what.get());
		}
	}

	/** Whether it may be a page itself. */
	private boolean isForPeople() {
		return remote.address().getPath().toLowerCase(Locale.ROOT).matches(".*(\\.(html?|md|txt)|/[^./]*)");
	}

	private DownloadException unexpected(final long bytes, final Optional<String> what) {
		return new DownloadException("What came from " + remote.address() + " is not the file that was expected (it " +
			(bytes > remote.bytes()
				? "is larger than " + remote.bytes() + " bytes"
				: "has " + bytes + " bytes in place of " + remote.bytes()) +
			"), so nothing of it was kept" +
			what.map(words -> ". " + words).orElse("; try again, or from another server."));
	}

	private void append(final WebResponse answer, final InputStream body, final PartialFile part,
		final DownloadListener listener, final Cancellation cancellation) throws IOException
	{
		final byte[] buffer = new byte[BUFFER_BYTES];
		final boolean all = answer.status() == WebResponse.OK;
		try (Cancellation.Registration stop = cancellation.onCancel(answer::close)) {
			while (true) {
				final int count = read(body, buffer, cancellation);
				if (count < 0) {
					break;
				}
				if (part.size() + count > remote.bytes()) {
					part.startOver();
					throw unexpected(remote.bytes() + 1, Optional.empty());
				}
				part.append(buffer, count);
				listener.report(part.size(), remote.bytes());
				cancellation.check();
			}
		}
		if (part.size() < remote.bytes() && all && answer.hasEnd()) {
			final long bytes = part.size();
			part.startOver();
			throw unexpected(bytes, Optional.empty());
		}
		if (part.size() < remote.bytes()) {
			throw new UnreachableException("The connection to " + answer.address().getHost() + " broke",
				Optional.empty());
		}
	}

	private static int read(final InputStream body, final byte[] buffer, final Cancellation cancellation)
		throws IOException
	{
		try {
			return body.read(buffer);
		}
		catch (final IOException e) {
			throw broken(e, cancellation);
		}
	}

	private static UnreachableException broken(final IOException failure, final Cancellation cancellation) {
		cancellation.check();
		return new UnreachableException(
			"The connection broke" + (failure.getMessage() == null ? "" : " (" + failure.getMessage() + ")"), failure);
	}
}
