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
package sc.fiji.unibiomed.imagej.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.prefs.PrefService;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import ij.process.ImageProcessor;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.intensity.IntensityChoice;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.resize.PillowBicubic;
import sc.fiji.unibiomed.image.resize.Tiles;
import sc.fiji.unibiomed.imagej.Answers;
import sc.fiji.unibiomed.imagej.AskOptions;
import sc.fiji.unibiomed.imagej.ModelInputImages;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.answer.DescribedRegion;
import sc.fiji.unibiomed.imagej.answer.FoundRegion;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.result.FoundRegions;
import sc.fiji.unibiomed.interpret.view.ImageInput;
import sc.fiji.unibiomed.interpret.view.LargeImages;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;

/** Images of all kinds, from ImageJ to the demo model and back. */
class ImageInputsTest {

	private static Context context;
	private static UniBiomedService unibiomed;

	@BeforeAll
	static void open() {
		context = new Context(UniBiomedService.class, PrefService.class);
		unibiomed = context.service(UniBiomedService.class);
	}

	@AfterAll
	static void close() {
		context.dispose();
	}

	@Test
	void thePreviewIsWhatTheNetworksSee() throws Exception {
		final RgbImage seen = ImageFiles.read(java.nio.file.Path.of("sample-images", "02_ct.png"));
		final ModelInputImages preview = unibiomed.preview(sample("02_ct.png"), "liver");
		final List<RgbImage> tiles = Tiles.cut(seen, 448);

		assertEquals(tiles.size(), preview.tiles().getStackSize());
		for (int i = 0; i < tiles.size(); i++) {
			assertEquals(tiles.get(i), picture(preview.tiles().getStack().getProcessor(i + 1)), "tile " + (i + 1));
		}
		assertEquals(PillowBicubic.resize(seen, 1024, 1024), picture(preview.outlines().getProcessor()));
		assertTrue(preview.tiles().getInfoProperty().contains("CT, from the title"), preview.tiles().getInfoProperty());
	}

	@Test
	void thePreviewOfAnImageInFieldsIsTheFieldOfTheSelection() {
		final ImagePlus image = sample("01_pathology.png");
		ImageInputs.apply(
			new ImageInput("auto", IntensityChoice.AUTO, java.util.Optional.empty(), List.of(), LargeImages.TILES, 256),
			image);
		image.setRoi(new Roi(500, 500, 10, 10));
		final ModelInputImages preview = unibiomed.preview(image, "");
		image.deleteRoi();
		image.setRoi(256, 256, 256, 256);
		final RgbImage corner = picture(image.crop().getProcessor());

		assertTrue(preview.tiles().getInfoProperty().startsWith("Pixels 256, 256, 256 × 256 of"),
			preview.tiles().getInfoProperty());
		assertEquals(PillowBicubic.resize(corner, 1024, 1024), picture(preview.outlines().getProcessor()));
	}

	/** The sample has 512 × 512 pixels, so four fields of 300 overlap. */
	@Test
	void anImageInFieldsIsAnsweredAtItsOwnSize() {
		final ImagePlus image = sample("01_pathology.png");
		ImageInputs.apply(
			new ImageInput("auto", IntensityChoice.AUTO, java.util.Optional.empty(), List.of(), LargeImages.TILES, 300),
			image);
		final ImageAnswer answer = unibiomed.segment(image, "nuclei", "auto");
		final BinaryMask mask = answer.answer().findings().get(0).frames().get(0).mask();

		assertEquals(List.of(512, 512), List.of(mask.width(), mask.height()));
		// 37,192 pixels are found in one piece.
		assertEquals(37192, mask.area(), 0.2 * 37192);
		assertTrue(answer.facts().input().contains("in fields of 300 pixels"), answer.facts().input());
		assertEquals("The image was split into 4 fields of 300 × 300 pixels.", answer.answer().notes().get(0));
	}

	@Test
	void everySliceIsAnsweredByItself() {
		final ImagePlus stack = sample("21_mri_stack_12slices.tif");
		final ImageAnswer answer = unibiomed.segment(stack, "brain tumor",
			AskOptions.usual().withModality("MRI").withPlanes(new PlaneSelection(Planes.EACH_SLICE, "5-6")));
		stack.setSlice(6);
		final ImageAnswer slice = unibiomed.segment(stack, "brain tumor", "MRI");

		assertEquals(List.of(new Position(0, 5, 1), new Position(0, 6, 1)), answer.positions());
		assertEquals(slice.answer().findings().get(0).frames().get(0),
			answer.answer().findings().get(0).frames().get(1));
		final List<FoundRegion> regions = FoundRegions.of(answer);
		assertEquals(List.of(5, 6), regions.stream().map(region -> region.roi().getPosition()).toList());
	}

	@Test
	void aVolumeIsOneFindingWithARegionForEachSlice() {
		final ImagePlus stack = sample("21_mri_stack_12slices.tif");
		stack.getCalibration().pixelDepth = 2.5;
		stack.setSlice(5);
		final ImageAnswer answer = unibiomed.segment(stack, "brain tumor",
			AskOptions.usual().withModality("MRI").withPlanes(new PlaneSelection(Planes.VOLUME, "4-6")));
		final List<FoundRegion> regions = FoundRegions.of(answer);

		assertEquals(1, answer.answer().findings().size());
		assertEquals(List.of(4, 5, 6), regions.stream().map(region -> region.roi().getPosition()).toList());
		final long voxels = regions.stream().mapToLong(region -> region.shape().pixels()).sum();
		assertEquals(2.5 * voxels, Answers.volume(answer, 1), 1e-6);
	}

	@Test
	void regionsAreDescribedInTheirOwnPlanes() {
		final ImageStack slices = new ImageStack(512, 512);
		final ImageProcessor ct = sample("02_ct.png").getProcessor().resize(512, 512).convertToRGB();
		slices.addSlice(ct.createProcessor(512, 512));
		slices.addSlice(ct);
		final ImagePlus stack = new ImagePlus("ct.tif", slices);
		final Roi first = new Roi(10, 10, 200, 200);
		first.setPosition(1);
		final Roi second = new Roi(100, 100, 200, 200);
		second.setPosition(2);
		final ImageAnswer answer = unibiomed.describe(stack, List.of(second, first));
		stack.setSlice(2);
		final Roi alone = new Roi(100, 100, 200, 200);

		assertEquals(List.of(new Position(0, 2, 1), new Position(0, 1, 1)), answer.positions());
		assertEquals(List.of(0, 1), answer.described().stream().map(DescribedRegion::frame).toList());
		assertEquals(unibiomed.describe(stack, List.of(alone)).described().get(0).text(),
			answer.described().get(0).text());
	}

	@Test
	void aRegionThatTheModelCannotSeeInTheWholeImageIsDescribedInThePartAroundIt() {
		final ImagePlus image = sample("02_ct.png");
		final Roi dot = new Roi(201, 201, 3, 3);
		dot.setName("dot");
		final ImageAnswer answer = unibiomed.describe(image, List.of(dot, new Roi(100, 100, 200, 200)));

		assertEquals(2, answer.described().size());
		assertEquals(
			List.of("The region 'dot' is too small for the model to see in the whole image; it was shown with the 64 " +
				"× 64 pixels around it."),
			answer.answer().notes());
	}

	@Test
	void aRegionOfALargeImageIsDescribedInTheFieldAroundIt() {
		final ImagePlus image = sample("02_ct.png");
		ImageInputs.apply(
			new ImageInput("auto", IntensityChoice.AUTO, java.util.Optional.empty(), List.of(), LargeImages.TILES, 200),
			image);
		final ImageAnswer answer = unibiomed.describe(image, List.of(new Roi(100, 100, 40, 40)));

		// The field is centred on the region, from 20 to 219 in both directions.
		final ImagePlus part = crop(sample("02_ct.png"), new Bounds(20, 20, 200, 200));
		assertEquals(unibiomed.describe(part, List.of(new Roi(80, 80, 40, 40))).described().get(0).text(),
			answer.described().get(0).text());
	}

	@Test
	void aHounsfieldWindowNeedsHounsfieldUnits() {
		final ImagePlus image = sample("01_pathology.png");
		ImageInputs.apply(new ImageInput("auto", IntensityChoice.CT_LUNG, java.util.Optional.empty(), List.of(),
			LargeImages.AUTO, 1024), image);

		final InputException refused = assertThrows(InputException.class,
			() -> unibiomed.segment(image, "nuclei", "pathology"));
		assertEquals("intensity", refused.field());
	}

	@Test
	void anyKindOfImageOfAnySizeIsAnswered() {
		final List<String> kinds = new ArrayList<>(
			List.of("8-bit 1", "16-bit 1", "32-bit 1", "rgb 1", "8-bit 7", "16-bit 3"));
		for (final String kind : kinds) {
			final int channels = kind.charAt(kind.length() - 1) - '0';
			for (final int[] size : new int[][] { { 1, 1 }, { 3, 700 } }) {
				final ImagePlus image = channels == 1
					? IJ.createImage(kind, kind.substring(0, kind.length() - 2) + " noise", size[0], size[1], 1)
					: IJ.createHyperStack(kind, size[0], size[1], channels, 1, 1, kind.startsWith("8") ? 8 : 16);
				final ImageAnswer answer = unibiomed.segment(image, "nuclei", "pathology");
				assertEquals(List.of(size[0], size[1]),
					answer.answer().findings().stream().map(finding -> finding.frames().get(0).mask())
						.map(mask -> List.of(mask.width(), mask.height())).findFirst()
						.orElse(List.of(size[0], size[1])),
					kind);
			}
		}
	}

	private static ImagePlus sample(final String file) {
		return IJ.openImage("sample-images/" + file);
	}

	private static ImagePlus crop(final ImagePlus image, final Bounds part) {
		image.setRoi(part.x(), part.y(), part.width(), part.height());
		final ImagePlus cropped = image.crop();
		cropped.setTitle("02_ct.png");
		return cropped;
	}

	private static RgbImage picture(final ImageProcessor processor) {
		return DisplayedPlane.of((ij.process.ColorProcessor) processor.convertToRGB());
	}
}
