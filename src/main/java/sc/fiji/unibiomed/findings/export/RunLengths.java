package sc.fiji.unibiomed.findings.export;

import java.util.Arrays;

import sc.fiji.unibiomed.image.BinaryMask;

/**
 * A mask as COCO's uncompressed run lengths: the lengths of runs outside and inside in turn, column by column from the left
 * and downwards in each. The first run is outside and may have length 0; the sum is the number of pixels.
 */
final class RunLengths {

	private RunLengths() {
	}

	static int[] of(final BinaryMask mask) {
		int[] counts = new int[64];
		int runs = 0;
		int length = 0;
		boolean inside = false;
		for (int x = 0; x < mask.width(); x++) {
			for (int y = 0; y < mask.height(); y++) {
				if (mask.get(x, y) != inside) {
					// Room for this run and the last one.
					if (runs + 2 > counts.length) {
						counts = Arrays.copyOf(counts, 2 * counts.length);
					}
					counts[runs++] = length;
					length = 0;
					inside = !inside;
				}
				length++;
			}
		}
		counts[runs++] = length;
		return Arrays.copyOf(counts, runs);
	}
}
