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
package sc.fiji.unibiomed.imagej.answer;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32;

import ij.ImagePlus;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.imagej.image.OpenImage;

/**
 * Tells images of one name and size apart: a checksum (CRC-32) of the first plane that was asked about, with all its
 * channels. It is to recognise a file that is opened again, not to keep out forgers.
 */
public record PixelMark(long checksum) {

	/** @param positions at least one plane that was asked about; for none the mark says nothing */
	public static PixelMark of(final RawImage image, final List<Position> positions) {
		final CRC32 sum = new CRC32();
		if (!positions.isEmpty()) {
			for (int channel = 1; channel <= image.facts().size().channels(); channel++) {
				add(image.pixels(positions.get(0), channel), sum);
			}
		}
		return new PixelMark(sum.getValue());
	}

	/** Whether an open image has the pixels that were asked about. */
	public boolean isSame(final ImagePlus image, final List<Position> positions) {
		return equals(of(OpenImage.of(image), positions));
	}

	private static void add(final Object pixels, final CRC32 sum) {
		if (pixels instanceof final byte[] bytes) {
			sum.update(bytes);
		}
		else if (pixels instanceof final short[] shorts) {
			final ByteBuffer buffer = ByteBuffer.allocate(shorts.length * Short.BYTES);
			buffer.asShortBuffer().put(shorts);
			sum.update(buffer);
		}
		else if (pixels instanceof final float[] floats) {
			final ByteBuffer buffer = ByteBuffer.allocate(floats.length * Float.BYTES);
			buffer.asFloatBuffer().put(floats);
			sum.update(buffer);
		}
		else if (pixels instanceof final int[] colours) {
			final ByteBuffer buffer = ByteBuffer.allocate(colours.length * Integer.BYTES);
			buffer.asIntBuffer().put(colours);
			sum.update(buffer);
		}
	}
}
