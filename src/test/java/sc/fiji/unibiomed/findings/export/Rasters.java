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
package sc.fiji.unibiomed.findings.export;

import java.util.List;

import sc.fiji.unibiomed.image.BinaryMask;

/**
 * Fills polygons the plain way: a pixel is inside where a line from its centre to the left crosses an odd number of
 * edges.
 */
final class Rasters {

	private Rasters() {}

	/** @param rings exteriors and holes alike; corners {x, y}, edges along rows or columns only */
	static BinaryMask fill(final int width, final int height, final List<int[][]> rings) {
		// Every vertical edge between (x, y) and (x, y + 1) turns over all pixels from x on in row y.
		final byte[] flips = new byte[(width + 1) * height];
		for (final int[][] ring : rings) {
			for (int i = 0; i < ring.length; i++) {
				final int[] a = ring[i];
				final int[] b = ring[(i + 1) % ring.length];
				for (int y = Math.min(a[1], b[1]); y < Math.max(a[1], b[1]); y++) {
					flips[y * (width + 1) + a[0]] ^= 1;
				}
			}
		}
		final byte[] pixels = new byte[width * height];
		for (int y = 0; y < height; y++) {
			byte inside = 0;
			for (int x = 0; x < width; x++) {
				inside ^= flips[y * (width + 1) + x];
				pixels[y * width + x] = inside;
			}
		}
		return BinaryMask.of(width, height, pixels);
	}
}
