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
package sc.fiji.unibiomed.fiji.bioformats;

import java.util.function.IntToDoubleFunction;

import loci.formats.FormatTools;
import sc.fiji.unibiomed.image.raw.PixelKind;

/** Values as ImageJ keeps them: 8 and 16 bits without a sign, or 32-bit floating point. */
final class ImageJPixels {

	/** What is added to signed 16-bit values. */
	static final int SIGNED_OFFSET = 32768;

	private ImageJPixels() {}

	/** @param pixelType of {@link FormatTools} */
	static PixelKind kind(final int pixelType) {
		return switch (pixelType) {
			case FormatTools.UINT8, FormatTools.BIT -> PixelKind.UINT8;
			case FormatTools.UINT16, FormatTools.INT16 -> PixelKind.UINT16;
			default -> PixelKind.FLOAT;
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
			case FormatTools.UINT8, FormatTools.BIT, FormatTools.UINT16, FormatTools.FLOAT -> values;
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
			default -> throw new IllegalArgumentException("Bio-Formats has no pixel type " + pixelType + ".");
		};
	}

	/** One of the values that {@link #of} gives. */
	static double value(final Object values, final int index) {
		if (values instanceof final byte[] bytes) {
			return bytes[index] & 0xff;
		}
		return values instanceof final short[] shorts ? shorts[index] & 0xffff : ((float[]) values)[index];
	}

	private static short[] unsigned(final short[] signed) {
		final short[] unsigned = new short[signed.length];
		for (int i = 0; i < signed.length; i++) {
			unsigned[i] = (short) (signed[i] + SIGNED_OFFSET);
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
