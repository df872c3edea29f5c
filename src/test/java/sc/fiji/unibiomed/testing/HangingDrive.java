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
package sc.fiji.unibiomed.testing;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * A drive that does not answer, as a network drive whose server is gone: whoever reads a file on it waits, whatever
 * interrupts, until the drive is closed.
 */
public final class HangingDrive extends FileSystem {

	/** What cannot be found out about its files. */
	public enum Silence {
		/** Names and sizes are in the system's memory, bytes are not. */
		BYTES,
		/** Not even names and sizes. */
		EVERYTHING
	}

	private final Silence silence;
	private final FileSystem real = FileSystems.getDefault();
	private final FileSystemProvider provider = new Provider();
	private final CountDownLatch reader = new CountDownLatch(1);
	private final CountDownLatch answer = new CountDownLatch(1);

	public HangingDrive(final Silence silence) {
		this.silence = silence;
	}

	/** A file as it is on this drive. */
	public Path file(final Path realFile) {
		return (Path) Proxy.newProxyInstance(HangingDrive.class.getClassLoader(), new Class<?>[] { Path.class },
			(proxy, method, arguments) -> {
				if (method.getName().equals("getFileSystem")) {
					return this;
				}
				if (method.getName().equals("equals")) {
					return arguments[0] == proxy;
				}
				try {
					return method.invoke(realFile, arguments);
				}
				catch (final InvocationTargetException e) {
					throw e.getCause();
				}
			});
	}

	/** Waits until somebody waits for this drive. */
	public void awaitReader() throws InterruptedException {
		reader.await();
	}

	private void hang() {
		reader.countDown();
		boolean isWaiting = true;
		while (isWaiting) {
			try {
				answer.await();
				isWaiting = false;
			}
			catch (final InterruptedException e) {
				// Nobody can interrupt what the system itself waits for.
				isWaiting = true;
			}
		}
	}

	private void hangIfSilent() {
		if (silence == Silence.EVERYTHING) {
			hang();
		}
	}

	private Path real(final Path file) {
		return real.getPath(file.toString());
	}

	@Override
	public FileSystemProvider provider() {
		return provider;
	}

	/** Lets everybody go. */
	@Override
	public void close() {
		answer.countDown();
	}

	@Override
	public boolean isOpen() {
		return answer.getCount() > 0;
	}

	@Override
	public boolean isReadOnly() {
		return true;
	}

	@Override
	public String getSeparator() {
		return real.getSeparator();
	}

	@Override
	public Iterable<Path> getRootDirectories() {
		return real.getRootDirectories();
	}

	@Override
	public Iterable<FileStore> getFileStores() {
		return real.getFileStores();
	}

	@Override
	public Set<String> supportedFileAttributeViews() {
		return real.supportedFileAttributeViews();
	}

	@Override
	public Path getPath(final String first, final String... more) {
		return file(real.getPath(first, more));
	}

	@Override
	public PathMatcher getPathMatcher(final String pattern) {
		return real.getPathMatcher(pattern);
	}

	@Override
	public UserPrincipalLookupService getUserPrincipalLookupService() {
		return real.getUserPrincipalLookupService();
	}

	@Override
	public WatchService newWatchService() {
		throw new UnsupportedOperationException();
	}

	private final class Provider extends FileSystemProvider {

		@Override
		public String getScheme() {
			return "hanging";
		}

		@Override
		public SeekableByteChannel newByteChannel(final Path file, final Set<? extends OpenOption> options,
			final FileAttribute<?>... attributes) throws IOException
		{
			hang();
			return Files.newByteChannel(real(file), options, attributes);
		}

		@Override
		public <A extends BasicFileAttributes> A readAttributes(final Path file, final Class<A> type,
			final LinkOption... options) throws IOException
		{
			hangIfSilent();
			return Files.readAttributes(real(file), type, options);
		}

		@Override
		public Map<String, Object> readAttributes(final Path file, final String names, final LinkOption... options)
			throws IOException
		{
			hangIfSilent();
			return Files.readAttributes(real(file), names, options);
		}

		@Override
		public <V extends FileAttributeView> V getFileAttributeView(final Path file, final Class<V> type,
			final LinkOption... options)
		{
			hangIfSilent();
			return Files.getFileAttributeView(real(file), type, options);
		}

		@Override
		public void checkAccess(final Path file, final AccessMode... modes) throws IOException {
			hangIfSilent();
			real.provider().checkAccess(real(file), modes);
		}

		@Override
		public boolean isSameFile(final Path file, final Path other) {
			return file == other;
		}

		@Override
		public boolean isHidden(final Path file) {
			return false;
		}

		@Override
		public FileStore getFileStore(final Path file) throws IOException {
			return Files.getFileStore(real(file));
		}

		@Override
		public FileSystem getFileSystem(final URI uri) {
			return HangingDrive.this;
		}

		@Override
		public FileSystem newFileSystem(final URI uri, final Map<String, ?> environment) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Path getPath(final URI uri) {
			throw new UnsupportedOperationException();
		}

		@Override
		public DirectoryStream<Path> newDirectoryStream(final Path folder,
			final DirectoryStream.Filter<? super Path> filter)
		{
			throw new UnsupportedOperationException();
		}

		@Override
		public void createDirectory(final Path folder, final FileAttribute<?>... attributes) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void delete(final Path file) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void copy(final Path from, final Path to, final CopyOption... options) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void move(final Path from, final Path to, final CopyOption... options) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void setAttribute(final Path file, final String name, final Object value, final LinkOption... options) {
			throw new UnsupportedOperationException();
		}
	}
}
