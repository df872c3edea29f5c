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
package sc.fiji.unibiomed.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import sc.fiji.unibiomed.models.download.FileDigest;
import sc.fiji.unibiomed.models.download.Proxies;
import sc.fiji.unibiomed.models.download.RemoteFile;
import sc.fiji.unibiomed.models.download.ResumableDownload;
import sc.fiji.unibiomed.models.download.RetryPolicy;
import sc.fiji.unibiomed.models.download.WebClient;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.failure.DeviceException;
import sc.fiji.unibiomed.runtime.library.CudaBuild;
import sc.fiji.unibiomed.runtime.library.CudaLibraries;
import sc.fiji.unibiomed.runtime.library.PlatformName;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.FileTrees;
import sc.fiji.unibiomed.util.Progress;
import sc.fiji.unibiomed.util.WorkFolder;

/**
 * ONNX Runtime for CUDA, which is too large to come with this program: fetched from a Maven repository when the user
 * wants it, and unpacked into the cache folder.
 *
 * @param cache where it goes
 * @param build which build
 * @param platform ONNX Runtime's name of this platform
 * @param repository address of a Maven repository, with a slash at the end
 * @param patience how long a server is waited for
 */
public record CudaPackage(CacheFolder cache, CudaBuild build, String platform, URI repository, RetryPolicy patience) {

	/** The environment variable, and in small letters with a dot the system property, that names another repository. */
	public static final String VARIABLE = "UNIBIOMED_REPOSITORY";

	private static final String PROPERTY = "unibiomed.repository";
	private static final String NATIVES = "ai/onnxruntime/native/";
	private static final int BUFFER_BYTES = 1 << 18;

	/** The build that goes with this program, for this computer, in a cache folder. */
	public static CudaPackage in(final CacheFolder cache) {
		final CudaBuild build = CudaBuild.published();
		return new CudaPackage(cache, build, PlatformName.here(), repository(build,
			Optional.ofNullable(System.getProperty(PROPERTY)).or(() -> Optional.ofNullable(System.getenv(VARIABLE)))),
			RetryPolicy.usual());
	}

	static URI repository(final CudaBuild build, final Optional<String> chosen) {
		final String address = chosen.map(String::strip).filter(text -> !text.isEmpty()).orElse(build.repository());
		try {
			return URI.create(address.endsWith("/") ? address : address + "/");
		}
		catch (final IllegalArgumentException e) {
			throw new DeviceException("The repository '" + address + "' is not an address; correct " + VARIABLE + ".",
				e);
		}
	}

	/** The libraries, be they there or not. */
	public CudaLibraries libraries() {
		return cache.places().stream().map(place -> CudaLibraries.in(place, build, platform))
			.filter(CudaLibraries::areUsable).findFirst()
			.orElseGet(() -> CudaLibraries.in(cache.own(), build, platform));
	}

	/**
	 * Fetches, checks and unpacks the libraries, unless they are there, and lets ONNX Runtime use them if it has not
	 * started yet.
	 *
	 * @param progress told how many bytes of the work are done
	 * @throws DeviceException if there are none for this platform
	 * @throws IOException if they cannot be fetched or written; the message is for people
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled; what has come so far is kept
	 */
	public void fetch(final Progress progress, final Cancellation cancellation) throws IOException {
		final CudaLibraries libraries = libraries();
		if (libraries.libraries().isEmpty()) {
			throw new DeviceException("ONNX Runtime for CUDA exists for " +
				String.join(" and ", build.platforms().keySet().stream().sorted().toList()) + ", not for " + platform +
				".");
		}
		if (!libraries.areUsable()) {
			try {
				fetchInto(libraries, progress, cancellation);
			}
			catch (final FileSystemException e) {
				throw new IOException("The cache folder " + cache.own() + " cannot be written to (" + e.getMessage() +
					"); set " + CacheFolder.VARIABLE + " to a folder that can.", e);
			}
		}
		libraries.use();
	}

	private void fetchInto(final CudaLibraries libraries, final Progress progress, final Cancellation cancellation)
		throws IOException
	{
		final long unpacked = libraries.libraries().values().stream().mapToLong(CudaBuild.Library::bytes).sum();
		final long total = build.bytes() + unpacked;
		final Path parent = Files.createDirectories(libraries.folder().toAbsolutePath().getParent());
		final Path jar = parent.resolve(build.file().substring(build.file().lastIndexOf('/') + 1));
		requireSpace(parent, total);
		try (WebClient web = new WebClient(Proxies.ofProcess(), patience, Optional.empty())) {
			new ResumableDownload(web,
				new RemoteFile(repository.resolve(build.file()), build.bytes(), FileDigest.sha256(build.sha256())))
				.into(jar, (done, all) -> progress.report(done, total), cancellation);
		}
		try (WorkFolder work = WorkFolder.in(parent, ".unpacking-")) {
			unpack(jar, libraries.libraries(), work.path(), (done, all) -> progress.report(build.bytes() + done, total),
				cancellation);
			FileTrees.delete(libraries.folder());
			work.moveTo(libraries.folder());
		}
		Files.delete(jar);
	}

	private static void requireSpace(final Path folder, final long bytes) throws IOException {
		final long free = Files.getFileStore(folder).getUsableSpace();
		if (free < bytes) {
			throw new IOException("The libraries for CUDA need " + bytes / 1_000_000 +
				" MB for a while, and the disk of " + folder + " has " + free / 1_000_000 +
				" MB left; make room, or set " + CacheFolder.VARIABLE + " to a folder on another disk.");
		}
	}

	private void unpack(final Path jar, final Map<String, CudaBuild.Library> libraries, final Path folder,
		final Progress progress, final Cancellation cancellation) throws IOException
	{
		final byte[] buffer = new byte[BUFFER_BYTES];
		long done = 0;
		try (ZipFile zip = new ZipFile(jar.toFile())) {
			for (final String library : libraries.keySet()) {
				final ZipEntry entry = zip.getEntry(NATIVES + platform + "/" + library);
				if (entry == null) {
					throw new ZipException("it has no " + library);
				}
				try (InputStream in = zip.getInputStream(entry);
					OutputStream out = Files.newOutputStream(folder.resolve(library)))
				{
					for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
						out.write(buffer, 0, count);
						done += count;
						cancellation.check();
						progress.report(done, 0);
					}
				}
				if (!CudaLibraries.isPublished(folder.resolve(library), libraries.get(library))) {
					throw new ZipException("its " + library + " is not the one that was published");
				}
			}
		}
		catch (final ZipException e) {
			throw new IOException(jar.getFileName() + " cannot be unpacked: " + e.getMessage() + ".", e);
		}
	}
}
