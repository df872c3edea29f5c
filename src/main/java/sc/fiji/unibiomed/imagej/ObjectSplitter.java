package sc.fiji.unibiomed.imagej;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import ij.plugin.filter.EDM;
import ij.process.ByteProcessor;
import sc.fiji.unibiomed.image.BinaryMask;

/**
 * Takes a mask apart into objects: connected parts, with their holes, where pixels that touch at a corner are connected, as
 * in ImageJ's particle analyzer. Touching objects can be cut apart by ImageJ's watershed of the distance map.
 */
final class ObjectSplitter {

	private static final int[] DX = { 1, 1, 0, -1, -1, -1, 0, 1 };
	private static final int[] DY = { 0, 1, 1, 1, 0, -1, -1, -1 };

	private ObjectSplitter() {
	}

	/** The objects of a mask in the order of their first pixels, row by row; the whole mask if nothing is to be split. */
	static List<BinaryMask> split(final BinaryMask mask, final ObjectSettings settings) {
		if (!settings.split()) {
			return mask.area() == 0 ? List.of() : List.of(mask);
		}
		final byte[] inside = settings.watershed() ? cutApart(mask) : mask.toBytes();
		final List<BinaryMask> objects = new ArrayList<>();
		for (int start = 0; start < inside.length; start++) {
			if (inside[start] != 0) {
				final byte[] part = new byte[inside.length];
				if (take(inside, part, start, mask.width(), mask.height()) >= settings.minPixels()) {
					objects.add(BinaryMask.of(mask.width(), mask.height(), part));
				}
			}
		}
		return objects;
	}

	/** Moves the connected part around a pixel from one mask to another, and returns its size. */
	private static int take(final byte[] from, final byte[] to, final int start, final int width, final int height) {
		final Deque<Integer> open = new ArrayDeque<>();
		open.push(start);
		from[start] = 0;
		to[start] = 1;
		int size = 0;
		while (!open.isEmpty()) {
			final int at = open.pop();
			size++;
			for (int d = 0; d < DX.length; d++) {
				final int x = at % width + DX[d];
				final int y = at / width + DY[d];
				if (x >= 0 && y >= 0 && x < width && y < height && from[y * width + x] != 0) {
					from[y * width + x] = 0;
					to[y * width + x] = 1;
					open.push(y * width + x);
				}
			}
		}
		return size;
	}

	private static byte[] cutApart(final BinaryMask mask) {
		final ByteProcessor processor = new ByteProcessor(mask.width(), mask.height());
		final byte[] inside = mask.toBytes();
		for (int i = 0; i < inside.length; i++) {
			processor.set(i, inside[i] == 0 ? 0 : 255);
		}
		// Whatever ImageJ's preferences say of binary images, EDM takes 0 for the background.
		new EDM().toWatershed(processor);
		for (int i = 0; i < inside.length; i++) {
			inside[i] = (byte) (processor.get(i) == 0 ? 0 : 1);
		}
		return inside;
	}
}
