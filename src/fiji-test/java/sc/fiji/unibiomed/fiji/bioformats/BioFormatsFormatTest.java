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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import loci.formats.FormatException;
import loci.formats.ImageReader;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.file.FileView;
import sc.fiji.unibiomed.interpret.file.ImageFormats;
import sc.fiji.unibiomed.interpret.file.ImageSource;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.view.ShownImage;

/**
 * Files of Bio-Formats' own test format: what is in them stands in their names, and their pixels count planes in little
 * boxes (docs of {@code loci.formats.in.FakeReader}). They are found as a user's files would be.
 */
class BioFormatsFormatTest {

	private static final OptionalInt FULL = OptionalInt.of(1);

	@TempDir
	private Path folder;

	@Test
	void aSeriesOfSeveralIsRead() throws IOException {
		final Path file = fake("cells&series=3&sizeX=60&sizeY=40");
		for (int series = 1; series <= 3; series++) {
			try (ImageSource source = open(file, PlaneChoice.FIRST.inSeries(series), OptionalInt.empty())) {
				final RgbImage frame = shown(source).picture().frame(0);
				assertEquals("RgbImage[60 x 40]", frame.toString());
				// The first box counts the series, from 0.
				assertEquals(series - 1, grey(frame, 5, 5));
			}
		}
		assertEquals(file + " has 3 series, and series 4 was asked about.",
			refused(file, PlaneChoice.FIRST.inSeries(4), FULL));
	}

	@Test
	void pagesAreSlicesFirstAndThenTimePoints() throws IOException {
		final Path file = fake("movie&sizeZ=3&sizeT=2&sizeX=60&sizeY=40");
		try (ImageSource source = open(file, new PlaneChoice.Stack(), OptionalInt.empty())) {
			final Picture picture = shown(source, new PlaneChoice.Stack(), "What?").picture();
			assertTrue(picture.isStack());
			assertEquals(6, picture.frameCount());
			// The third box counts slices, the fifth time points.
			assertEquals(List.of("0 0", "1 0", "2 0", "0 1", "1 1", "2 1"), java.util.stream.IntStream.range(0, 6)
				.mapToObj(picture::frame).map(frame -> grey(frame, 25, 5) + " " + grey(frame, 45, 5)).toList());
		}
		try (ImageSource source = open(file, new PlaneChoice.Page(5), OptionalInt.empty())) {
			final Picture picture = shown(source, new PlaneChoice.Page(5), "What?").picture();
			assertFalse(picture.isStack());
			assertEquals("1 1", grey(picture.frame(0), 25, 5) + " " + grey(picture.frame(0), 45, 5));
		}
		assertEquals(file + " has 6 pages, and page 7 was asked about.", refused(file, new PlaneChoice.Page(7), FULL));
	}

	@Test
	void coloursOfAnyOrderAndDepthAreShownAsTheyAre() throws IOException {
		final RgbImage planar = first(fake("a&sizeC=3&rgb=3&interleaved=false&sizeX=64&sizeY=32&color_0=0"));
		final RgbImage interleaved = first(fake("b&sizeC=3&rgb=3&interleaved=true&sizeX=64&sizeY=32&color_0=0"));
		assertEquals(planar, interleaved);
		assertEquals("RgbImage[64 x 32]", planar.toString());
		// A 16-bit ramp goes from 0 to 63 along the row: its high byte is 0.
		assertEquals(0, grey(first(fake("c&sizeC=3&rgb=3&pixelType=uint16&sizeX=64&sizeY=32")), 63, 31));
	}

	/** The file's indices are in disorder, and its table brings them into the order of the ramp again. */
	@Test
	void coloursOfATableAreLookedUp() throws IOException, FormatException {
		final Path file = fake("palette&indexed=true&falseColor=false&sizeX=256&sizeY=32");
		try (ImageReader reader = new ImageReader()) {
			reader.setId(file.toString());
			assertFalse(reader.openBytes(0, 0, 31, 3, 1)[1] == 1 && reader.openBytes(0, 0, 31, 3, 1)[2] == 2);
		}
		final RgbImage frame = first(file);
		for (int x = 0; x < 256; x++) {
			assertEquals(x, grey(frame, x, 31));
		}
	}

	@Test
	void aTableIsLookedUpWithIndicesOfAnySize() {
		final Palette palette = new Palette(new int[] { 0x010203, 0x040506 });
		// 1, then 0, then what is beyond the table's end; as little-endian pairs of bytes.
		assertArrayEquals(new int[] { 0x040506, 0x010203, 0x040506 },
			palette.colours(new byte[] { 1, 0, 0, 0, 9, 1 }, 2, true, 3));
	}

	/**
	 * A row of Bio-Formats' ramp of 16 bits counts from 0; from its least to its greatest value it goes from black to
	 * white.
	 */
	@Test
	void valuesOfMoreThanEightBitsGoFromBlackToWhite() throws IOException {
		for (final String type : List.of("uint16", "uint32", "float", "double")) {
			final RgbImage frame = first(fake(type + "&pixelType=" + type + "&sizeX=256&sizeY=32"));
			int least = 255;
			int most = 0;
			for (int x = 0; x < 256; x++) {
				least = Math.min(least, grey(frame, x, 31));
				most = Math.max(most, grey(frame, x, 31));
			}
			assertEquals("0 255", least + " " + most, type);
		}
	}

	/** Here the ramp begins at the least value that there is, and the boxes have 0, which is by far the greatest. */
	@Test
	void valuesBelowZeroAreDarkerThanZero() throws IOException {
		for (final String type : List.of("int16", "int32")) {
			final RgbImage frame = first(fake(type + "&pixelType=" + type + "&sizeX=256&sizeY=32"));
			assertEquals("0 255", grey(frame, 0, 31) + " " + grey(frame, 5, 5), type);
		}
	}

	/** Bio-Formats gives a bit as a byte; in most files it is 0 or 1, in this one any number. */
	@Test
	void bitsGoFromBlackToWhite() throws IOException {
		final RgbImage frame = first(fake("bit&pixelType=bit&sizeX=100&sizeY=32"));
		assertEquals("0 255", grey(frame, 0, 31) + " " + grey(frame, 99, 31));
	}

	@Test
	void severalChannelsAreShownTogetherInTheirColoursAndThatIsSaid() throws IOException {
		// Colours are packed as red, green, blue, alpha.
		final Path file = fake("cells&pixelType=uint16&sizeC=2&color_0=16711935&color_1=-16776961&sizeX=256&sizeY=64");
		try (ImageSource source = open(file, PlaneChoice.FIRST, OptionalInt.empty())) {
			final ShownImage shown = shown(source);
			final RgbImage frame = shown.picture().frame(0);
			// 16711935 is 0x00ff00ff, green; -16776961 is 0xff0000ff, red. Both ramps end at the right.
			final int right = RgbImage.CHANNELS * (256 * 63 + 255);
			assertEquals("255 255 0", (frame.pixels()[right] & 0xff) + " " + (frame.pixels()[right + 1] & 0xff) + " " +
				(frame.pixels()[right + 2] & 0xff));
			assertTrue(shown.description().contains("intensity fluorescence"), shown.description());
		}
	}

	@Test
	void ofAPyramidTheSmallestLevelThatIsLargeEnoughIsRead() throws IOException {
		final Path file = fake("slide&sizeX=40000&sizeY=20000&resolutions=6&resolutionScale=2&sizeC=3&rgb=3");
		try (ImageSource source = open(file, PlaneChoice.FIRST, OptionalInt.empty())) {
			final Picture picture = shown(source).picture();
			// 40000 / 2^4 = 2500, and half of it would be less than 2000.
			assertEquals("2500 x 1250", picture.width() + " x " + picture.height());
			assertEquals(List.of("Level 5 of 6 of the image was read: 2500 × 1250 pixels of 40000 × 20000 pixels."),
				shown(source).notes());
		}
		try (ImageSource source = open(file, PlaneChoice.FIRST, OptionalInt.of(6))) {
			assertEquals(1250, shown(source).picture().width());
		}
		assertEquals(file + " has 6 levels, and level 7 was asked for.",
			refused(file, PlaneChoice.FIRST, OptionalInt.of(7)));
	}

	/** The whole of it would be 2.4 GB. */
	@Test
	void ofTheFullResolutionNoMoreIsReadThanIsAskedFor() throws IOException {
		final Path file = fake("slide&sizeX=40000&sizeY=20000&resolutions=6&resolutionScale=2&sizeC=3&rgb=3");
		try (ImageSource source = open(file, PlaneChoice.FIRST, FULL)) {
			final Picture picture = shown(source).picture();
			final RgbImage part = picture.part(0, new Bounds(39_000, 19_000, 1000, 1000));
			assertEquals("RgbImage[1000 x 1000]", part.toString());
			// The ramp of 8 bits counts columns: 39,000 = 152 · 256 + 88.
			assertEquals(88, grey(part, 0, 500));
		}
	}

	@Test
	void valuesOfAPyramidAreShownAlikeInEveryPart() throws IOException {
		final Path file = fake("cells&pixelType=uint16&sizeC=2&sizeX=6000&sizeY=4000&resolutions=3&resolutionScale=2");
		try (ImageSource source = open(file, PlaneChoice.FIRST, FULL)) {
			final Picture picture = shown(source).picture();
			final RgbImage left = picture.part(0, new Bounds(0, 2000, 3000, 10));
			final RgbImage both = picture.part(0, new Bounds(0, 2000, 6000, 10));
			assertEquals(left, both.crop(0, 0, 3000, 10));
		}
	}

	@Test
	void aLevelThatNoMaskCanBeAsLargeAsIsRefusedWithTheOneThatIsPossible() throws IOException {
		final Path file = fake("slide&sizeX=100000&sizeY=90000&resolutions=4&resolutionScale=2&sizeC=3&rgb=3");
		assertEquals(
			"Level 1 of " + file + " has 100000 × 90000 pixels, more than a mask can have; choose level 3, which has " +
				"25000 × 22500 pixels.",
			refused(file, PlaneChoice.FIRST, FULL));
	}

	@Test
	void pixelsThatAreNoSquaresAreKnown() throws IOException {
		try (ImageSource source = open(fake("a&physicalSizeX=0.5&physicalSizeY=1.5"), PlaneChoice.FIRST, FULL)) {
			assertEquals(3, shown(source).picture().pixelAspect(), 1e-9);
		}
		try (ImageSource source = open(fake("b"), PlaneChoice.FIRST, FULL)) {
			assertEquals(1, shown(source).picture().pixelAspect());
		}
	}

	@Test
	void theSamePictureIsGivenForTheSameLook() throws IOException {
		try (ImageSource source = open(fake("cells&pixelType=uint16&sizeC=2"), PlaneChoice.FIRST, FULL)) {
			assertSamePicture(source);
		}
		try (ImageSource source = open(fake("ct slice&pixelType=int16"), PlaneChoice.FIRST, FULL)) {
			assertSamePicture(source);
		}
	}

	@Test
	void foldersAreSearchedForImagesOnly() {
		assertTrue(
			ImageFormats.installed().suffixes().containsAll(List.of("svs", "czi", "nd2", "lif", "dcm", "ndpi", "png")));
		assertFalse(ImageFormats.installed().suffixes().contains("txt"));
	}

	@Test
	void aDamagedFileIsRefusedInWords() throws IOException {
		final Path file = Files.write(folder.resolve("broken.czi"), new byte[500]);
		final String reason = refused(file, PlaneChoice.FIRST, FULL);
		assertTrue(
			reason.startsWith(
				file + " holds no image, is damaged or incomplete, or is of a kind that Bio-Formats cannot read ("),
			reason);
		assertTrue(reason.endsWith("; copy it again, or save it as OME-TIFF."), reason);
	}

	@Test
	void aFileThatIsClosedIsLetGo() throws IOException {
		final Path file = fake("a&sizeX=60&sizeY=40");
		final ImageSource source = open(file, PlaneChoice.FIRST, FULL);
		final RawImage image = source.image();
		image.pixels(Position.FIRST, 1);
		source.close();
		assertThrows(UncheckedIOException.class, () -> image.pixels(Position.FIRST, 1));
	}

	private Path fake(final String content) throws IOException {
		return Files.write(folder.resolve(content + ".fake"), new byte[0]);
	}

	private static ImageSource open(final Path file, final PlaneChoice planes, final OptionalInt level)
		throws IOException
	{
		return ImageFormats.installed().open(file, planes, level);
	}

	private static ShownImage shown(final ImageSource source) {
		return shown(source, PlaneChoice.FIRST, "What?");
	}

	private static ShownImage shown(final ImageSource source, final PlaneChoice planes, final String question) {
		return FileView.USUAL.question(source.image(), planes, AskedTask.question(question), List.of()).shown();
	}

	/** What was computed of it is used for the next question. */
	private static void assertSamePicture(final ImageSource source) {
		final ShownImage what = shown(source);
		assertSame(what.picture(), shown(source, PlaneChoice.FIRST, "Where?").sharing(what).picture());
	}

	private static RgbImage first(final Path file) throws IOException {
		try (ImageSource source = open(file, PlaneChoice.FIRST, OptionalInt.empty())) {
			return shown(source).picture().frame(0);
		}
	}

	private static String refused(final Path file, final PlaneChoice planes, final OptionalInt level) {
		return assertThrows(ImageReadException.class, () -> open(file, planes, level).close()).getMessage();
	}

	private static int grey(final RgbImage image, final int x, final int y) {
		return image.pixels()[RgbImage.CHANNELS * (y * image.width() + x)] & 0xff;
	}
}
