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
package sc.fiji.unibiomed.interpret.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.IJ;
import ij.ImagePlus;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.intensity.IntensityChoice;
import sc.fiji.unibiomed.imagej.image.ImageInputs;

class ImageInputTest {

	private static final ImageInput EVERYTHING = ImageInput.parse("ct", "CT custom", "-600.5 / 1500", "1,3-4", "tiles",
		512);

	@TempDir
	private Path folder;

	@Test
	void anImageThatSaysNothingHasTheDefaults() {
		assertEquals(ImageInput.defaults(), ImageInputs.of(image()));
	}

	@Test
	void textIsRead() {
		assertEquals("CT", EVERYTHING.modality());
		assertEquals(IntensityChoice.CT_CUSTOM, EVERYTHING.intensity());
		assertEquals(-1350.5, EVERYTHING.window().orElseThrow().window().low());
		assertEquals(149.5, EVERYTHING.window().orElseThrow().window().high());
		assertEquals("-600.5/1500", EVERYTHING.windowText());
		assertEquals(List.of(1, 3, 4), EVERYTHING.channels());
		assertEquals("1,3,4", EVERYTHING.channelsText());
		assertEquals(LargeImages.TILES, EVERYTHING.large());
		assertEquals(512, EVERYTHING.tile());
	}

	@Test
	void anImageKeepsWhatItIsGivenAndOthersDoNot() {
		final ImagePlus image = image();
		ImageInputs.apply(EVERYTHING, image);
		assertEquals(EVERYTHING, ImageInputs.of(image));
		assertEquals(ImageInput.defaults(), ImageInputs.of(image()));
	}

	@Test
	void defaultsLeaveNoTrace() {
		final ImagePlus image = image();
		ImageInputs.apply(EVERYTHING, image);
		ImageInputs.apply(ImageInput.defaults(), image);
		assertTrue(image.getImageProperties().isEmpty(), String.valueOf(image.getImageProperties()));
	}

	@Test
	void whatAnotherPluginKeepsInTheImageStays() {
		final ImagePlus image = image();
		image.setProp("Stain", "none");
		ImageInputs.apply(EVERYTHING, image);
		ImageInputs.apply(ImageInput.defaults(), image);
		assertEquals("none", image.getProp("Stain"));
	}

	@Test
	void aTiffKeepsIt() {
		final ImagePlus image = image();
		ImageInputs.apply(EVERYTHING, image);
		final String file = folder.resolve("image.tif").toString();
		IJ.saveAsTiff(image, file);
		assertEquals(EVERYTHING, ImageInputs.of(IJ.openImage(file)));
	}

	@Test
	void whatIsGarbledIsAsIfItWereNotThere() {
		final ImagePlus image = image();
		Map.of("modality", "camera", "intensity", "CT custom", "window", "40 of 400", "channels", "1,9", "large images",
			"huge", "tile", "12").forEach((key, value) -> image.setProp("UniBiomed " + key, value));
		assertEquals(ImageInput.defaults(), ImageInputs.of(image));
		image.setProp("UniBiomed tile", "many");
		image.setProp("UniBiomed intensity", "pretty");
		image.setProp("UniBiomed channels", "red");
		assertEquals(ImageInput.defaults(), ImageInputs.of(image));
	}

	@Test
	void channelsThatTheImageHasNotAreRefused() {
		final InputException refused = assertThrows(InputException.class,
			() -> ImageInputs.apply(ImageInput.parse("auto", "auto", "", "7", "auto", 1024), image()));
		assertEquals("channels", refused.field());
		assertEquals("There is no channel 7; the image has 4 channels.", refused.getMessage());
	}

	@ParameterizedTest
	@CsvSource({ "modality, camera, auto, '', '', auto, 1024", "intensity, auto, pretty, '', '', auto, 1024",
		"window, auto, auto, 400, '', auto, 1024", "window, auto, auto, 40/0, '', auto, 1024",
		"window, auto, auto, 40/-400, '', auto, 1024", "window, auto, CT custom, '', '', auto, 1024",
		"channels, auto, auto, '', 0, auto, 1024", "channels, auto, auto, '', 3-1, auto, 1024",
		"channels, auto, auto, '', '1,', auto, 1024", "channels, auto, auto, '', red, auto, 1024",
		"large, auto, auto, '', '', huge, 1024", "tile, auto, auto, '', '', auto, 63" })
	void whatCannotBeUsedIsRefusedByName(final String field, final String modality, final String intensity,
		final String window, final String channels, final String large, final int tile)
	{
		final InputException refused = assertThrows(InputException.class,
			() -> ImageInput.parse(modality, intensity, window, channels, large, tile));
		assertEquals(field, refused.field());
		assertTrue(refused.getMessage().endsWith("."), refused.getMessage());
	}

	@ParameterizedTest
	@CsvSource({ "40/400, -160, 240", "' -600 / 1500 ', -1350, 150", "0.5/1, 0, 1" })
	void aWindowIsItsMiddleAndItsWidth(final String text, final double low, final double high) {
		final LevelAndWidth window = LevelAndWidth.parse(text);
		assertEquals(low, window.window().low());
		assertEquals(high, window.window().high());
		assertEquals(window, LevelAndWidth.parse(window.text()));
	}

	private static ImagePlus image() {
		return IJ.createHyperStack("image", 8, 8, 4, 2, 1, 16);
	}
}
