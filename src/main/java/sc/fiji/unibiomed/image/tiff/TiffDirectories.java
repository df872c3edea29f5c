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
package sc.fiji.unibiomed.image.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.imageio.IIOException;
import javax.imageio.stream.ImageInputStream;

/**
 * The directories of a TIFF file along their chain (TIFF 6.0, section 2). ImageIO can follow it as well, but does so
 * forever if it bites its own tail.
 *
 * @param list those that were found, in order
 * @param problem why the chain could not be followed to its end; empty if it could
 */
public record TiffDirectories(List<TiffDirectory> list, Optional<IOException> problem) {

	private static final int LITTLE_ENDIAN = 0x4949;
	private static final int VERSION = 42;
	private static final int HEADER_LENGTH = 8;
	private static final int ENTRY_LENGTH = 12;

	public TiffDirectories {
		list = List.copyOf(list);
	}

	/**
	 * Follows the chain.
	 *
	 * @param stream a TIFF file; its position and byte order stay
	 */
	public static TiffDirectories of(final ImageInputStream stream) {
		final List<TiffDirectory> found = new ArrayList<>();
		try {
			follow(stream, found);
			return new TiffDirectories(found, Optional.empty());
		}
		catch (final IOException e) {
			return new TiffDirectories(found, Optional.of(e));
		}
	}

	/**
	 * All directories.
	 *
	 * @throws IOException if there is none, or the chain leaves the file or comes back to an earlier one
	 */
	public List<TiffDirectory> whole() throws IOException {
		if (problem.isPresent()) throw problem.get();
		return list;
	}

	private static void follow(final ImageInputStream stream, final List<TiffDirectory> found) throws IOException {
		final ByteBuffer header = ByteBuffer.wrap(TiffDirectory.read(stream, 0, HEADER_LENGTH));
		// Both bytes of the mark are the same, so it reads alike in either order.
		final ByteOrder order = header.getShort() == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
		final int version = header.order(order).getShort();
		if (version != VERSION) throw new IIOException("Version " + version + " of TIFF is not known");
		final Set<Long> seen = new HashSet<>();
		long next = Integer.toUnsignedLong(header.getInt());
		long read = 0;
		while (next != 0) {
			if (!seen.add(next)) throw new IIOException("Page " + found.size() + " is followed by an earlier one");
			final ByteBuffer count = ByteBuffer.wrap(TiffDirectory.read(stream, next, Short.BYTES)).order(order);
			final int length = Short.toUnsignedInt(count.getShort()) * ENTRY_LENGTH;
			read += Short.BYTES + length + Integer.BYTES;
			// Directories inside of each other would take a small file very long.
			if (read > stream.length()) throw new IIOException("Page " + (found.size() + 1) + " is inside another");
			final byte[] entries = TiffDirectory.read(stream, next + Short.BYTES, length);
			final byte[] link = TiffDirectory.read(stream, next + Short.BYTES + length, Integer.BYTES);
			found.add(new TiffDirectory(stream, order, entries));
			next = Integer.toUnsignedLong(ByteBuffer.wrap(link).order(order).getInt());
		}
		if (found.isEmpty()) throw new IIOException("There is no page");
	}
}
