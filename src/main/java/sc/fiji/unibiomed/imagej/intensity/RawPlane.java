package sc.fiji.unibiomed.imagej.intensity;

import java.util.function.IntToDoubleFunction;

import sc.fiji.unibiomed.imagej.InputException;

/**
 * One channel of a plane as it is stored, without calibration.
 *
 * @param levels how many different values there can be, which then are 0, 1, 2, ...; 0 for 32-bit values
 * @param values the value of a pixel, by its index row by row
 */
record RawPlane(int levels, IntToDoubleFunction values) {

	static final int LEVELS_8_BIT = 256;
	static final int LEVELS_16_BIT = 65536;

	/**
	 * Looks at an array of pixels without copying it.
	 *
	 * @param pixels as ImageJ keeps them
	 * @param band which of an RGB image's colours; not used for others
	 */
	static RawPlane of(final Object pixels, final ColourBand band) {
		if (pixels instanceof final byte[] bytes) {
			return new RawPlane(LEVELS_8_BIT, i -> bytes[i] & 0xff);
		}
		if (pixels instanceof final short[] shorts) {
			return new RawPlane(LEVELS_16_BIT, i -> shorts[i] & 0xffff);
		}
		if (pixels instanceof final float[] floats) {
			return new RawPlane(0, i -> floats[i]);
		}
		if (pixels instanceof final int[] colours) {
			return new RawPlane(LEVELS_8_BIT, i -> band.of(colours[i]));
		}
		throw new InputException("image", "The image was closed before the model had seen it.");
	}

	double value(final int index) {
		return values.applyAsDouble(index);
	}
}
