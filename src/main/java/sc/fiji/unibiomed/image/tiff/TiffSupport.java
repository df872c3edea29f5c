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

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Which TIFF files are read rightly. Others are refused by what they are, before a byte of them is unpacked. */
public final class TiffSupport {

	private static final int YCBCR = 6;
	private static final int MOST_REGULAR_BITS = 32;
	private static final Map<Integer, String> UNKNOWN_COLOURS = Map.ofEntries(Map.entry(5, "CMYK colours"),
		Map.entry(8, "CIE L*a*b* colours"), Map.entry(9, "ICC L*a*b* colours"), Map.entry(10, "ITU L*a*b* colours"),
		Map.entry(32803, "raw values of a camera (CFA)"), Map.entry(34892, "raw values of a camera (LinearRaw)"),
		Map.entry(32844, "LogL luminance"), Map.entry(32845, "LogLuv colours"), Map.entry(51177, "a depth map"));

	private TiffSupport() {}

	/**
	 * Checks what a picture says of itself.
	 *
	 * @throws UnsupportedTiffException if it is not read; the message says why
	 * @throws IOException if what it says cannot be read
	 */
	public static void check(final TiffDirectory directory) throws IOException {
		final int number = directory.small(TiffTag.COMPRESSION, 1);
		final TiffCompression compression = TiffCompression.of(number);
		if (compression == TiffCompression.UNKNOWN) throw refused(TiffCompression.words(number));
		checkSamplesAreAlike(directory);
		final TiffFormat format = TiffFormat.of(directory);
		checkValues(format, compression, number);
		checkColours(format);
		checkTransparency(format);
		if (Unpacking.hasPredictor(number)) checkPredictor(directory.small(TiffTag.PREDICTOR, 1), format);
	}

	private static void checkSamplesAreAlike(final TiffDirectory directory) throws IOException {
		if (directory.count(TiffTag.BITS_PER_SAMPLE) > TiffSamples.MOST_SAMPLES)
			throw refused(directory.count(TiffTag.BITS_PER_SAMPLE) + " samples per pixel (at most " +
				TiffSamples.MOST_SAMPLES + " are read)");
		final long[] bits = directory.numbers(TiffTag.BITS_PER_SAMPLE);
		if (Arrays.stream(bits).distinct().count() > 1)
			throw refused("samples of different sizes (" + words(bits) + " bits)");
		if (directory.count(TiffTag.SAMPLE_FORMAT) > TiffSamples.MOST_SAMPLES) return;
		final long[] formats = directory.numbers(TiffTag.SAMPLE_FORMAT);
		if (Arrays.stream(formats).distinct().count() > 1)
			throw refused("samples of different kinds (sample formats " + words(formats) + ")");
	}

	private static String words(final long[] numbers) {
		return Arrays.stream(numbers).mapToObj(Long::toString).collect(Collectors.joining(", "));
	}

	private static void checkValues(final TiffFormat format, final TiffCompression compression, final int number)
		throws UnsupportedTiffException
	{
		switch (format.format()) {
			case TiffFormat.UNSIGNED, TiffFormat.VOID -> checkBits(format, "whole numbers");
			case TiffFormat.SIGNED -> checkBits(format, "signed whole numbers");
			case TiffFormat.REAL -> {
				final boolean isKnown = format.bits() == 16 || format.bits() == 24 || format.bits() == 32 ||
					format.bits() == 64;
				if (!isKnown) throw refused("real numbers of " + format.bits() + " bits");
			}
			case 5, 6 -> throw refused("complex numbers (sample format " + format.format() + ")");
			default -> throw refused("sample format " + format.format());
		}
		if (compression == TiffCompression.JPEG && format.bits() != Byte.SIZE ||
			compression == TiffCompression.FAX && format.bits() != 1)
			throw refused(TiffCompression.words(number) + " with samples of " + format.bits() + " bits");
	}

	private static void checkBits(final TiffFormat format, final String what) throws UnsupportedTiffException {
		final int bits = format.bits();
		final boolean isSmall = bits == 1 || bits == 2 || bits == 4;
		final boolean isKnown = bits >= Byte.SIZE && bits <= MOST_REGULAR_BITS ||
			isSmall && format.format() != TiffFormat.SIGNED;
		if (!isKnown) throw refused(what + " of " + bits + " bits");
	}

	private static void checkColours(final TiffFormat format) throws UnsupportedTiffException {
		final int photometric = format.photometric();
		if (UNKNOWN_COLOURS.containsKey(photometric)) throw refused(UNKNOWN_COLOURS.get(photometric));
		if (photometric > YCBCR)
			throw refused("colours of a kind that is not known (photometric interpretation " + photometric + ")");
		final boolean isColour = photometric == TiffFormat.RGB || photometric == YCBCR;
		if (isColour &&
			(format.samples() < 3 || format.format() == TiffFormat.SIGNED || format.format() == TiffFormat.REAL))
			throw refused("colours of " + (format.samples() < 3
				? format.samples() + " samples"
				: format.format() == TiffFormat.REAL ? "real numbers" : "signed numbers"));
		if (isColour && format.bits() > Byte.SIZE && (format.bits() != Short.SIZE || photometric == YCBCR))
			throw refused("colours of " + format.bits() + " bits per sample");
		if (photometric == TiffFormat.PALETTE && (format.bits() > Byte.SIZE || format.format() == TiffFormat.SIGNED) &&
			format.samples() == 1 && format.bits() != Short.SIZE)
			throw refused("a table of colours for values of " + format.bits() + " bits");
	}

	private static void checkTransparency(final TiffFormat format) throws UnsupportedTiffException {
		final boolean isKnown = format.isUnsigned() && (format.bits() == Byte.SIZE || format.bits() == Short.SIZE) &&
			(format.photometric() == TiffFormat.RGB || format.channels() == 1);
		if (format.transparency() == TiffFormat.MULTIPLIED && !isKnown)
			throw refused("values that are multiplied by their transparency (extra sample 1)");
	}

	private static void checkPredictor(final int predictor, final TiffFormat format) throws UnsupportedTiffException {
		final int bits = format.bits();
		final boolean isKnown = switch (predictor) {
			case 1 -> true;
			case TiffSamples.DIFFERENCES -> bits == 8 || bits == 16 || bits == 32 || bits == 64;
			case TiffSamples.REAL_DIFFERENCES -> format.format() == TiffFormat.REAL;
			default -> false;
		};
		if (!isKnown)
			throw refused("predictor " + predictor +
				(predictor == TiffSamples.DIFFERENCES || predictor == TiffSamples.REAL_DIFFERENCES
					? " with " + (format.format() == TiffFormat.REAL ? "real" : "whole") + " numbers of " + bits +
						" bits"
					: ""));
	}

	private static UnsupportedTiffException refused(final String kind) {
		return new UnsupportedTiffException(kind);
	}
}
