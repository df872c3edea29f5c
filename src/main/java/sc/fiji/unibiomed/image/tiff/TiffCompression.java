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

import java.util.Map;

/** How the pixels of a TIFF file are compressed: the numbers of tag 259, which TIFF 6.0 and others have given out. */
enum TiffCompression {

	/** {@link Unpacking} knows it. */
	PLAIN,
	/** Black and white, for faxes; Java knows it. */
	FAX,
	/** JPEG inside of TIFF; Java knows it. */
	JPEG,
	/** Nobody here knows it. */
	UNKNOWN;

	private static final Map<Integer, String> NAMES = Map.ofEntries(Map.entry(6, "JPEG of TIFF 6.0"),
		Map.entry(7, "JPEG"), Map.entry(9, "JBIG"), Map.entry(10, "JBIG"), Map.entry(32766, "NeXT"),
		Map.entry(32809, "ThunderScan"), Map.entry(32908, "Pixar film"), Map.entry(32909, "Pixar log"),
		Map.entry(33003, "JPEG 2000"), Map.entry(33004, "JPEG 2000"), Map.entry(33005, "JPEG 2000"),
		Map.entry(34661, "JBIG"), Map.entry(34676, "SGI log"), Map.entry(34677, "SGI log"),
		Map.entry(34712, "JPEG 2000"), Map.entry(34887, "LERC"), Map.entry(34892, "lossy JPEG of DNG"),
		Map.entry(34925, "LZMA"), Map.entry(34926, "Zstandard"), Map.entry(34927, "WebP"), Map.entry(34933, "PNG"),
		Map.entry(34934, "JPEG XR"), Map.entry(22610, "JPEG XR"), Map.entry(50000, "Zstandard"),
		Map.entry(50001, "WebP"), Map.entry(50002, "JPEG XL"), Map.entry(52546, "JPEG XL"));

	static TiffCompression of(final int number) {
		if (Unpacking.of(number) != null) return PLAIN;
		return switch (number) {
			case 2, 3, 4 -> FAX;
			case 6, 7 -> JPEG;
			default -> UNKNOWN;
		};
	}

	/** A compression in words, such as "compression Zstandard (50000)". */
	static String words(final int number) {
		return "compression " + (NAMES.containsKey(number) ? NAMES.get(number) + " (" + number + ")" : number);
	}
}
