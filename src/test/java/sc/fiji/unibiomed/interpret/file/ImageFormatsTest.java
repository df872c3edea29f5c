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
package sc.fiji.unibiomed.interpret.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.image.rendering.PlaneRendering;
import sc.fiji.unibiomed.testing.AlbumFormat;

/** Who opens which image file; {@link AlbumFormat} stands for a format that a plugin brings. */
class ImageFormatsTest {

	private static final Path CT = Path.of("sample-images/02_ct.png");
	private static final Path XRAY = Path.of("sample-images/04_xray.png");

	@TempDir
	private Path folder;

	@Test
	void aFormatOnTheClassPathIsFoundAndUsed() throws IOException {
		final Path album = AlbumFormat.write(folder.resolve("a.album"), CT, XRAY);
		assertEquals(ImageFiles.read(CT), read(album, PlaneChoice.FIRST, OptionalInt.empty()));
		assertEquals(ImageFiles.read(XRAY), read(album, PlaneChoice.FIRST.inSeries(2), OptionalInt.empty()));
	}

	@Test
	void ofAPyramidTheChosenLevelIsRead() throws IOException {
		final Path album = AlbumFormat.write(folder.resolve("a.album"), CT);
		final RgbImage half = read(album, PlaneChoice.FIRST, OptionalInt.of(2));
		assertEquals(ImageFiles.read(CT).width() / 2, half.width());
		assertEquals(List.of("open 1 level 2", "part", "close 1"), AlbumFormat.log(album));
	}

	/** Answers about usual files must not depend on what else is installed. */
	@Test
	void whatThisProgramReadsByItselfIsNotLeftToOthers() throws IOException {
		final Path image = Files.copy(CT, folder.resolve("a.png"));
		AlbumFormat.write(folder.resolve("a.png.album"), XRAY);
		assertEquals(ImageFiles.read(CT), read(image, PlaneChoice.FIRST, OptionalInt.empty()));
	}

	@Test
	void whatThisProgramCannotReadOthersMay() throws IOException {
		final Path broken = Files.write(folder.resolve("a.tif"), new byte[] { 'I', 'I', 42, 0, 8, 0 });
		final String alone = assertThrows(ImageReadException.class,
			() -> read(broken, PlaneChoice.FIRST, OptionalInt.empty())).getMessage();
		AlbumFormat.write(folder.resolve("a.tif.album"), XRAY);
		assertEquals(ImageFiles.read(XRAY), read(broken, PlaneChoice.FIRST, OptionalInt.empty()));
		AlbumFormat.write(folder.resolve("a.tif.album"));
		assertEquals(alone,
			assertThrows(ImageReadException.class, () -> read(broken, PlaneChoice.FIRST, OptionalInt.empty()))
				.getMessage());
	}

	@Test
	void anOmeTiffIsLeftToOthersBecauseItMayHoldSeries() throws IOException {
		final Path image = Files.copy(CT, folder.resolve("a.ome.tif"));
		AlbumFormat.write(folder.resolve("a.ome.tif.album"), XRAY);
		assertEquals(ImageFiles.read(XRAY), read(image, PlaneChoice.FIRST, OptionalInt.empty()));
	}

	@Test
	void withoutAFormatForItASeriesOrLevelIsRefusedInWords() throws IOException {
		final ImageFormats none = new ImageFormats(List::of);
		final Path image = Files.copy(CT, folder.resolve("a.png"));
		final String sentence = "Of " + image +
			", only the first series and the full resolution can be read; others need " +
			"Bio-Formats, which this program was built or started without.";
		assertEquals(sentence, assertThrows(ImageReadException.class,
			() -> none.open(image, PlaneChoice.FIRST.inSeries(2), OptionalInt.empty())).getMessage());
		assertEquals(sentence,
			assertThrows(ImageReadException.class, () -> none.open(image, PlaneChoice.FIRST, OptionalInt.of(3)))
				.getMessage());
		final Path missing = folder.resolve("none.png");
		assertEquals(missing + " does not exist; check the name of the image file.",
			assertThrows(ImageReadException.class,
				() -> none.open(missing, PlaneChoice.FIRST.inSeries(2), OptionalInt.empty())).getMessage());
	}

	@Test
	void foldersAreSearchedForTheFormatsThatAreInstalled() {
		assertTrue(ImageFormats.installed().suffixes().containsAll(List.of("png", "tiff", "album")));
		assertEquals(7, new ImageFormats(List::of).suffixes().size());
	}

	private static RgbImage read(final Path file, final PlaneChoice planes, final OptionalInt level)
		throws IOException
	{
		try (ImageSource source = ImageFormats.installed().open(file, planes, level)) {
			return PlaneRendering.asDisplayed(source.image()).plane(source.image().facts().shown());
		}
	}
}
