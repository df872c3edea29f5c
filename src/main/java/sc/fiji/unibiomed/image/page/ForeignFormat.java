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
package sc.fiji.unibiomed.image.page;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Files that are no images which this program reads by itself, known by their first bytes: so that users are told what
 * they have, and not that it is broken.
 *
 * @param words what it is, with an article
 * @param advice what to do, after a semicolon
 */
record ForeignFormat(String words, String advice) {

	/** How many bytes at the beginning of a file are looked at. */
	static final int LOOKED_AT = 512;

	private static final String OPEN = "open it in Fiji with Bio-Formats, and save it as TIFF";
	private static final String SAVE = "save it as PNG or TIFF with the program that made it";
	private static final String FETCH = "download the image itself";
	private static final int DICOM_PREAMBLE = 128;
	private static final int NIFTI_MARK = 344;

	/** What a file is that begins so; empty if that is not known. */
	static Optional<ForeignFormat> of(final byte[] head) {
		final String text = new String(head, StandardCharsets.ISO_8859_1);
		final String lower = text.stripLeading().toLowerCase(Locale.ROOT);
		if (text.startsWith("II+\0") || text.startsWith("MM\0+")) return found("a BigTIFF file", OPEN);
		if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) return found("a WebP image", SAVE);
		if (text.startsWith("ftyp", 4)) return found(ofBrand(text), SAVE);
		if (text.startsWith("\0\0\0\fjP  ") || text.startsWith("\u00ff\u004f\u00ff\u0051"))
			return found("a JPEG 2000 image", OPEN);
		if (text.startsWith("\u00ff\n") || text.startsWith("\0\0\0\fJXL ")) return found("a JPEG XL image", SAVE);
		if (text.startsWith("II\u00bc")) return found("a JPEG XR image", SAVE);
		if (text.startsWith("DICM", DICOM_PREAMBLE)) return found("a DICOM file", "give it a name that ends with .dcm");
		if (text.startsWith("n+1\0", NIFTI_MARK) || text.startsWith("ni1\0", NIFTI_MARK))
			return found("a NIfTI image", "open it in Fiji, and save it as TIFF");
		if (text.startsWith("ZISRAWFILE")) return found("a Zeiss CZI file", OPEN);
		if (text.startsWith("\u0089HDF")) return found("an HDF5 file, such as Imaris and ilastik write", OPEN);
		if (text.startsWith("\u00d0\u00cf\u0011\u00e0"))
			return found("a file of Microsoft's compound format, such as Olympus OIB and Zeiss ZVI", OPEN);
		if (text.startsWith("8BPS")) return found("a Photoshop document", SAVE);
		if (text.startsWith("v/1\u0001")) return found("an OpenEXR image", SAVE);
		if (text.startsWith("\u0093NUMPY")) return found("a NumPy array", "save it as TIFF");
		if (text.matches("(?s)P[1-7]\\s.*")) return found("a Netpbm image (PPM, PGM, PBM)", SAVE);
		if (text.startsWith("%PDF")) return found("a PDF document", SAVE);
		if (text.startsWith("PK\u0003\u0004")) return found("a ZIP archive", "unpack it first");
		if (text.startsWith("\u001f\u008b")) return found("a gzip archive", "unpack it first");
		if (text.startsWith("version https://git-lfs")) return found("a pointer that Git LFS left in its place", FETCH);
		if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) return found("a web page", FETCH);
		if (lower.startsWith("<svg") || lower.startsWith("<?xml") && lower.contains("<svg"))
			return found("an SVG drawing", SAVE);
		return isZero(head)
			? found("filled with zeros where an image begins, as a copy that was cut off", "copy it again")
			: Optional.empty();
	}

	private static String ofBrand(final String text) {
		if (text.startsWith("avif", 8)) return "an AVIF image";
		final boolean isHeic = text.startsWith("hei", 8) || text.startsWith("hev", 8) || text.startsWith("mif1", 8) ||
			text.startsWith("msf1", 8);
		return isHeic ? "a HEIC image" : "a film, or an image in a film's format";
	}

	private static boolean isZero(final byte[] head) {
		for (final byte value : head)
			if (value != 0) return false;
		return head.length > 0;
	}

	private static Optional<ForeignFormat> found(final String words, final String advice) {
		return Optional.of(new ForeignFormat(words, advice));
	}
}
