package sc.fiji.unibiomed.imagej.intensity;

import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;

import ij.process.ByteProcessor;

/** Look-up tables as arrays of 256 packed colours. */
final class Colours {

	static final int SIZE = 256;

	private Colours() {
	}

	/** From black to white. */
	static int[] grey() {
		return of(ColourBand.BRIGHTNESS);
	}

	/** From black to the full colour. */
	static int[] of(final ColourBand band) {
		final int[] colours = new int[SIZE];
		for (int i = 0; i < SIZE; i++) {
			colours[i] = band.tint(i);
		}
		return colours;
	}

	/** ImageJ's table; what a short one lacks, and what is no table, is grey. */
	static int[] of(final ColorModel model) {
		final int[] colours = grey();
		if (model instanceof final IndexColorModel table) {
			for (int i = 0; i < Math.min(SIZE, table.getMapSize()); i++) {
				colours[i] = table.getRGB(i) & 0xffffff;
			}
		}
		return colours;
	}

	/** 8-bit images have their display range in the table: ImageJ itself puts it there. */
	static int[] inRange(final ColorModel model, final DisplayRange range) {
		final ByteProcessor one = new ByteProcessor(1, 1, new byte[1], model);
		one.setMinAndMax(range.min(), range.max());
		return of(one.getCurrentColorModel());
	}

	/** Whether the brightness nowhere rises: ImageJ's own rule for a table that shows large values dark. */
	static boolean areInverted(final int[] colours) {
		for (int i = 1; i < SIZE - 1; i++) {
			if (sum(colours[i]) > sum(colours[i - 1])) {
				return false;
			}
		}
		return true;
	}

	private static int sum(final int colour) {
		return ColourBand.RED.of(colour) + ColourBand.GREEN.of(colour) + ColourBand.BLUE.of(colour);
	}
}
