package sc.fiji.unibiomed.image;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;

import javax.imageio.IIOException;
import javax.imageio.stream.ImageInputStream;

/**
 * Counts the pages of a TIFF file along its chain of directories (TIFF 6.0, section 2). ImageIO can count them as well,
 * but follows a chain that bites its own tail forever.
 */
final class TiffPages {

	private static final int LITTLE_ENDIAN = 0x4949;
	private static final int VERSION = 42;
	private static final int ENTRY_LENGTH = 12;

	private TiffPages() {}

	/**
	 * The number of pages.
	 *
	 * @param stream a TIFF file; its position and byte order are left as they were
	 * @throws IOException if there is no page, or the chain leaves the file or comes back to an earlier page
	 */
	static int count(final ImageInputStream stream) throws IOException {
		final long position = stream.getStreamPosition();
		final ByteOrder order = stream.getByteOrder();
		try {
			return followChain(stream);
		}
		finally {
			stream.setByteOrder(order);
			stream.seek(position);
		}
	}

	private static int followChain(final ImageInputStream stream) throws IOException {
		stream.seek(0);
		// Both bytes of the mark are the same, so it reads alike in either order.
		final boolean little = stream.readUnsignedShort() == LITTLE_ENDIAN;
		stream.setByteOrder(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		final int version = stream.readUnsignedShort();
		if (version != VERSION) throw new IIOException("Version " + version + " of TIFF is not known");
		final Set<Long> seen = new HashSet<>();
		for (long next = stream.readUnsignedInt(); next != 0; next = stream.readUnsignedInt()) {
			if (!seen.add(next)) throw new IIOException("Page " + seen.size() + " is followed by an earlier one");
			stream.seek(next);
			final int entries = stream.readUnsignedShort();
			stream.seek(next + Short.BYTES + (long) entries * ENTRY_LENGTH);
		}
		if (seen.isEmpty()) throw new IIOException("There is no page");
		return seen.size();
	}
}
