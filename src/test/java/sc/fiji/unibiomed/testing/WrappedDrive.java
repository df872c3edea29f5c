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
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.FileChannel;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** This computer's files as they are on a drive that does something besides: subclasses say what. */
abstract class WrappedDrive extends FileSystem {

	private final FileSystem real = FileSystems.getDefault();
	private final FileSystemProvider provider = new Provider();

	/** A file or folder as it is on this drive. */
	public final Path file(final Path realFile) {
		return (Path) Proxy.newProxyInstance(WrappedDrive.class.getClassLoader(), new Class<?>[] { Path.class },
			new WrappedPath(realFile));
	}

	/** Called before names, sizes and times are looked up. */
	void lookUp() {
		// Usually nothing happens.
	}

	/** Called before a file is opened. */
	void open() {
		// Usually nothing happens.
	}

	/** Called before something gets another name. */
	void move(final Path from, final Path to) {
		// Usually nothing happens.
	}

	/** What is given to those who open a file as a channel. */
	FileChannel wrapped(final Path file, final FileChannel channel) {
		return channel;
	}

	private static Path real(final Path file) {
		return Proxy.isProxyClass(file.getClass()) &&
			Proxy.getInvocationHandler(file) instanceof final WrappedPath wrapped ? wrapped.path : file;
	}

	private Object wrapped(final Object result) {
		if (result instanceof final Path path) {
			return file(path);
		}
		if (result instanceof final Iterator<?> parts) {
			final List<Object> all = new ArrayList<>();
			parts.forEachRemaining(part -> all.add(wrapped(part)));
			return all.iterator();
		}
		return result;
	}

	private final class WrappedPath implements InvocationHandler {

		private final Path path;

		WrappedPath(final Path path) {
			this.path = path;
		}

		@Override
		public Object invoke(final Object proxy, final Method method, final Object[] arguments) throws Throwable {
			if (method.getName().equals("getFileSystem")) {
				return WrappedDrive.this;
			}
			final Object[] unwrapped = arguments == null
				? null
				: Arrays.stream(arguments).map(each -> each instanceof final Path other ? real(other) : each).toArray();
			try {
				return wrapped(method.invoke(path, unwrapped));
			}
			catch (final InvocationTargetException e) {
				throw e.getCause();
			}
		}
	}

	@Override
	public FileSystemProvider provider() {
		return provider;
	}

	@Override
	public void close() {
		// The computer's files stay where they are.
	}

	@Override
	public boolean isOpen() {
		return true;
	}

	@Override
	public boolean isReadOnly() {
		return real.isReadOnly();
	}

	@Override
	public String getSeparator() {
		return real.getSeparator();
	}

	@Override
	public Iterable<Path> getRootDirectories() {
		return StreamSupport.stream(real.getRootDirectories().spliterator(), false).map(this::file).toList();
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
		final PathMatcher matcher = real.getPathMatcher(pattern);
		return path -> matcher.matches(real(path));
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
			return "wrapped";
		}

		@Override
		public SeekableByteChannel newByteChannel(final Path file, final Set<? extends OpenOption> options,
			final FileAttribute<?>... attributes) throws IOException
		{
			open();
			return Files.newByteChannel(real(file), options, attributes);
		}

		@Override
		public FileChannel newFileChannel(final Path file, final Set<? extends OpenOption> options,
			final FileAttribute<?>... attributes) throws IOException
		{
			open();
			return wrapped(file, FileChannel.open(real(file), options, attributes));
		}

		@Override
		public DirectoryStream<Path> newDirectoryStream(final Path folder,
			final DirectoryStream.Filter<? super Path> filter) throws IOException
		{
			open();
			final DirectoryStream<Path> files = Files.newDirectoryStream(real(folder),
				each -> filter.accept(file(each)));
			return new DirectoryStream<>() {

				@Override
				public Iterator<Path> iterator() {
					return StreamSupport.stream(files.spliterator(), false).map(WrappedDrive.this::file).iterator();
				}

				@Override
				public void close() throws IOException {
					files.close();
				}
			};
		}

		@Override
		public <A extends BasicFileAttributes> A readAttributes(final Path file, final Class<A> type,
			final LinkOption... options) throws IOException
		{
			lookUp();
			return Files.readAttributes(real(file), type, options);
		}

		@Override
		public Map<String, Object> readAttributes(final Path file, final String names, final LinkOption... options)
			throws IOException
		{
			lookUp();
			return Files.readAttributes(real(file), names, options);
		}

		@Override
		public <V extends FileAttributeView> V getFileAttributeView(final Path file, final Class<V> type,
			final LinkOption... options)
		{
			lookUp();
			return Files.getFileAttributeView(real(file), type, options);
		}

		@Override
		public void checkAccess(final Path file, final AccessMode... modes) throws IOException {
			lookUp();
			real.provider().checkAccess(real(file), modes);
		}

		@Override
		public boolean isSameFile(final Path file, final Path other) throws IOException {
			return Files.isSameFile(real(file), real(other));
		}

		@Override
		public boolean isHidden(final Path file) throws IOException {
			return Files.isHidden(real(file));
		}

		@Override
		public FileStore getFileStore(final Path file) throws IOException {
			return Files.getFileStore(real(file));
		}

		@Override
		public void createDirectory(final Path folder, final FileAttribute<?>... attributes) throws IOException {
			Files.createDirectory(real(folder), attributes);
		}

		@Override
		public void delete(final Path file) throws IOException {
			Files.delete(real(file));
		}

		@Override
		public void copy(final Path from, final Path to, final CopyOption... options) throws IOException {
			Files.copy(real(from), real(to), options);
		}

		@Override
		public void move(final Path from, final Path to, final CopyOption... options) throws IOException {
			WrappedDrive.this.move(real(from), real(to));
			Files.move(real(from), real(to), options);
		}

		@Override
		public void setAttribute(final Path file, final String name, final Object value, final LinkOption... options)
			throws IOException
		{
			Files.setAttribute(real(file), name, value, options);
		}

		@Override
		public FileSystem getFileSystem(final URI uri) {
			return WrappedDrive.this;
		}

		@Override
		public FileSystem newFileSystem(final URI uri, final Map<String, ?> environment) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Path getPath(final URI uri) {
			return file(Path.of(uri));
		}
	}
}
