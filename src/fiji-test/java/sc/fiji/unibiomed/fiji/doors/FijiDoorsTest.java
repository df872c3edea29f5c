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
package sc.fiji.unibiomed.fiji.doors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.Context;

import ij.IJ;
import ij.process.ImageProcessor;
import net.imagej.Dataset;
import net.imagej.DatasetService;
import net.imagej.ImgPlus;
import net.imagej.axis.Axes;
import net.imagej.axis.AxisType;
import net.imagej.ops.OpService;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import sc.fiji.unibiomed.doors.Differences;
import sc.fiji.unibiomed.doors.Door;
import sc.fiji.unibiomed.doors.DoorInput;
import sc.fiji.unibiomed.doors.DoorInputs;
import sc.fiji.unibiomed.doors.Doors;
import sc.fiji.unibiomed.doors.NetworkRecording;
import sc.fiji.unibiomed.doors.Seen;
import sc.fiji.unibiomed.fiji.dataset.ImgPlusAnswer;
import sc.fiji.unibiomed.fiji.dataset.UniBiomedDatasetService;
import sc.fiji.unibiomed.image.raw.Display;
import sc.fiji.unibiomed.imagej.image.OpenImage;
import sc.fiji.unibiomed.interpret.file.ImageFormats;
import sc.fiji.unibiomed.interpret.file.ImageSource;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;
import sc.fiji.unibiomed.interpret.view.Planes;

/**
 * Datasets, ops and Bio-Formats: the same bytes go into the networks as from an image that is open in ImageJ, the same
 * words, masks and numbers come out. What a door cannot know stands in the names of the other tests.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FijiDoorsTest {

	private static final List<String> IMAGES = List.of(DoorInputs.CT, DoorInputs.DICOM, DoorInputs.CHANNELS);

	private Path work;
	private List<DoorInput> inputs;
	private final AtomicInteger asked = new AtomicInteger();
	private final Map<String, Seen> expected = new HashMap<>();

	@BeforeAll
	void makeImages(@TempDir final Path folder) throws IOException {
		work = folder;
		inputs = DoorInputs.all(Path.of("sample-images"), Files.createDirectory(work.resolve("images")));
	}

	static Stream<Arguments> questions() {
		return IMAGES.stream().flatMap(image -> Stream.of(new DatasetDoor(), new OpsDoor(), new BioFormatsDoor())
			.map(door -> Arguments.of(image, door.name(), door)));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("questions")
	void theAnswerIsThatAboutAnOpenImage(final String image, final String name, final Door door) throws Exception {
		final Seen wanted = expected(image);
		assertTrue(wanted.isAnswered(), wanted.refusal());
		assertTrue(wanted.pixels() > 0, name);
		assertEquals(1, wanted.networkInputs().get(NetworkRecording.IMAGE_ENCODER).size());
		assertEquals("", Differences.between(wanted, ask(door, input(image))).toString());
	}

	@Test
	void theOpThatSegmentsGivesTheSameMask() throws Exception {
		for (final String image : IMAGES) {
			final DoorInput input = input(image);
			try (Context context = new Context(OpService.class, UniBiomedDatasetService.class, DatasetService.class)) {
				final Dataset dataset = HandmadeDatasets.of(input, context.service(DatasetService.class));
				@SuppressWarnings("unchecked")
				final ImgPlus<BitType> mask = (ImgPlus<BitType>) context.service(OpService.class).run(
					"unibiomed.segment", dataset, input.target(),
					input.modality().isEmpty() ? "auto" : input.modality());
				assertEquals(expected(image).findings().get(0).masks(), List.of(DatasetDoor.mask(mask)), image);
			}
		}
	}

	/** The tag Modality would say that it is a CT, and the model would be asked so. */
	@Test
	void aDatasetMadeByHandHasNoDicomTagsSoThatItsModalityMustBeSaid() throws Exception {
		final DoorInput dicom = input(DoorInputs.DICOM);
		try (Context context = new Context(UniBiomedDatasetService.class, DatasetService.class)) {
			final ImgPlusAnswer answer = context.service(UniBiomedDatasetService.class)
				.segment(HandmadeDatasets.of(dicom, context.service(DatasetService.class)), dicom.target());
			assertTrue(answer.input().startsWith("modality not recognised; choose one; intensity as displayed: "),
				answer.input());
			assertTrue(expected(DoorInputs.DICOM).shownAs().startsWith("modality CT, from the DICOM tag Modality; "),
				expected(DoorInputs.DICOM).shownAs());
		}
	}

	/** ImageJ keeps the line from stored values to Hounsfield units, for which a dataset has no place. */
	@Test
	void aDatasetOfStoredValuesDoesNotKnowTheirCalibrationAndIsShownAsDisplayed() throws Exception {
		final DoorInput ct = input(DoorInputs.CT);
		final ImageProcessor stored = IJ.openImage(ct.file().toString()).getProcessor();
		final ImgPlus<?> image = new ImgPlus<>(
			ArrayImgs.unsignedShorts((short[]) stored.getPixels(), stored.getWidth(), stored.getHeight()), "scan.tif",
			new AxisType[] { Axes.X, Axes.Y });
		try (Context context = new Context(UniBiomedDatasetService.class)) {
			final ImgPlusAnswer answer = context.service(UniBiomedDatasetService.class).segment(image, ct.target(),
				"CT", Planes.EACH_PLANE);
			assertTrue(
				answer.input().endsWith("; intensity as displayed: 24 to 4024 (its values are not Hounsfield units)"),
				answer.input());
			assertNotEquals(expected(DoorInputs.CT).findings(), DatasetDoor.seen(answer).findings());
		}
	}

	/**
	 * OME-TIFF keeps the colours of channels, but not from where to where they are shown: percentiles need no range.
	 */
	@Test
	void bioFormatsDoesNotKnowTheDisplayRangesOfAnOmeTiff() throws Exception {
		final DoorInput channels = input(DoorInputs.CHANNELS);
		final Path file = OmeTiff.write(channels, work.resolve("channels.ome.tif"));
		final OpenImage open = OpenImage.of(IJ.openImage(channels.file().toString()));
		try (ImageSource source = ImageFormats.installed().open(file, PlaneChoice.FIRST, OptionalInt.empty())) {
			final Display display = source.image().display();
			assertEquals(open.display().isMerged(), display.isMerged());
			assertEquals(last(open.display()), last(display));
			assertNotEquals(ranges(open.display()), ranges(display));
		}
	}

	private static List<Integer> last(final Display display) {
		return display.channels().stream().map(channel -> channel.own()[255]).toList();
	}

	private static List<String> ranges(final Display display) {
		return display.channels().stream().map(channel -> channel.min() + " to " + channel.max()).toList();
	}

	private DoorInput input(final String name) {
		return DoorInputs.of(name, inputs);
	}

	private Seen expected(final String image) throws Exception {
		if (!expected.containsKey(image)) {
			expected.put(image, ask(Doors.expected(), input(image)));
		}
		return expected.get(image);
	}

	private Seen ask(final Door door, final DoorInput input) throws Exception {
		return NetworkRecording.ask(door, input,
			Files.createDirectory(work.resolve("question" + asked.incrementAndGet())));
	}
}
