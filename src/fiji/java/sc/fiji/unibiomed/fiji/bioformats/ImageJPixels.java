package sc.fiji.unibiomed.fiji.bioformats;

import java.util.function.IntToDoubleFunction;

import loci.formats.FormatTools;
import sc.fiji.unibiomed.fiji.plane.PlaneStack;

/** Values as ImageJ keeps them: 8 and 16 bits without a sign, or 32-bit floating point. */
final class ImageJPixels {

	private ImageJPixels() {
	}

	/** 8, 16 or 32. */
	static int bitDepth(final int pixelType) {
		return switch (pixelType) {
			case FormatTools.UINT8 -> 8;
			case FormatTools.UINT16, FormatTools.INT16 -> 16;
			default -> 32;
		};
	}

	/**
	 * Converts values.
	 *
	 * @param pixelType of {@link FormatTools}
	 * @param values an array of bytes, shorts, ints, floats or doubles
	 */
	static Object of(final int pixelType, final Object values) {
		return switch (pixelType) {
			case FormatTools.UINT8, FormatTools.UINT16, FormatTools.FLOAT -> values;
			case FormatTools.INT16 -> unsigned((short[]) values);
			case FormatTools.INT8 -> {
				final byte[] bytes = (byte[]) values;
				yield floats(bytes.length, i -> bytes[i]);
			}
			case FormatTools.UINT32 -> {
				final int[] ints = (int[]) values;
				yield floats(ints.length, i -> ints[i] & 0xffffffffL);
			}
			case FormatTools.INT32 -> {
				final int[] ints = (int[]) values;
				yield floats(ints.length, i -> ints[i]);
			}
			case FormatTools.DOUBLE -> {
				final double[] doubles = (double[]) values;
				yield floats(doubles.length, i -> doubles[i]);
			}
			case FormatTools.BIT -> values;
			default -> throw new IllegalArgumentException("Bio-Formats has no pixel type " + pixelType + ".");
		};
	}

	private static short[] unsigned(final short[] signed) {
		final short[] unsigned = new short[signed.length];
		for (int i = 0; i < signed.length; i++) {
			unsigned[i] = (short) (signed[i] + PlaneStack.SIGNED_OFFSET);
		}
		return unsigned;
	}

	private static float[] floats(final int length, final IntToDoubleFunction value) {
		final float[] floats = new float[length];
		for (int i = 0; i < length; i++) {
			floats[i] = (float) value.applyAsDouble(i);
		}
		return floats;
	}
}
