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
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A drive that notes what is forced onto the disk, and what gets its name, in the order in which that happens: if the
 * power fails, a name may be there without what was not forced before.
 */
public final class NotingDrive extends WrappedDrive {

	private final List<String> notes = Collections.synchronizedList(new ArrayList<>());

	/** Lines such as "force a.json" and "move a.json → b.json", with names in place of paths. */
	public List<String> notes() {
		return List.copyOf(notes);
	}

	private void note(final String what, final Path file) {
		notes.add(what + " " + file.getFileName());
	}

	@Override
	void move(final Path from, final Path to) {
		note("move " + from.getFileName() + " →", to);
	}

	@Override
	FileChannel wrapped(final Path file, final FileChannel channel) {
		return new NotingChannel(file, channel);
	}

	private final class NotingChannel extends FileChannel {

		private final Path file;
		private final FileChannel channel;

		NotingChannel(final Path file, final FileChannel channel) {
			this.file = file;
			this.channel = channel;
		}

		@Override
		public void force(final boolean metaData) throws IOException {
			channel.force(metaData);
			note("force", file);
		}

		@Override
		public int read(final ByteBuffer to) throws IOException {
			return channel.read(to);
		}

		@Override
		public long read(final ByteBuffer[] to, final int offset, final int length) throws IOException {
			return channel.read(to, offset, length);
		}

		@Override
		public int read(final ByteBuffer to, final long at) throws IOException {
			return channel.read(to, at);
		}

		@Override
		public int write(final ByteBuffer from) throws IOException {
			return channel.write(from);
		}

		@Override
		public long write(final ByteBuffer[] from, final int offset, final int length) throws IOException {
			return channel.write(from, offset, length);
		}

		@Override
		public int write(final ByteBuffer from, final long at) throws IOException {
			return channel.write(from, at);
		}

		@Override
		public long position() throws IOException {
			return channel.position();
		}

		@Override
		public FileChannel position(final long at) throws IOException {
			channel.position(at);
			return this;
		}

		@Override
		public long size() throws IOException {
			return channel.size();
		}

		@Override
		public FileChannel truncate(final long size) throws IOException {
			channel.truncate(size);
			return this;
		}

		@Override
		public long transferTo(final long at, final long count, final WritableByteChannel to) throws IOException {
			return channel.transferTo(at, count, to);
		}

		@Override
		public long transferFrom(final ReadableByteChannel from, final long at, final long count) throws IOException {
			return channel.transferFrom(from, at, count);
		}

		@Override
		public MappedByteBuffer map(final MapMode mode, final long at, final long size) throws IOException {
			return channel.map(mode, at, size);
		}

		@Override
		public FileLock lock(final long at, final long size, final boolean shared) throws IOException {
			return channel.lock(at, size, shared);
		}

		@Override
		public FileLock tryLock(final long at, final long size, final boolean shared) throws IOException {
			return channel.tryLock(at, size, shared);
		}

		@Override
		protected void implCloseChannel() throws IOException {
			channel.close();
		}
	}
}
