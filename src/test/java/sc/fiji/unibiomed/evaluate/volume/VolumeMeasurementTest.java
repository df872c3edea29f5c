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
package sc.fiji.unibiomed.evaluate.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.evaluate.metric.MaskScore;
import sc.fiji.unibiomed.evaluate.score.DataFile;
import sc.fiji.unibiomed.evaluate.score.EvaluationItem;
import sc.fiji.unibiomed.evaluate.score.EvaluationTask;
import sc.fiji.unibiomed.evaluate.score.ItemResult;
import sc.fiji.unibiomed.evaluate.score.ItemScores;
import sc.fiji.unibiomed.evaluate.score.PackedMask;
import sc.fiji.unibiomed.findings.MaskFiles;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;
import sc.fiji.unibiomed.util.Progress;

/** Slices put together; masks are rows of a picture of 8 x 8 pixels. */
@Timeout(60)
class VolumeMeasurementTest {

	@TempDir
	private Path folder;
	private final List<EvaluationItem> slices = new ArrayList<>();
	private final List<ItemResult> results = new ArrayList<>();

	@BeforeEach
	void makeFolders() throws IOException {
		Files.createDirectories(folder.resolve("test_mask"));
	}

	@Test
	void slicesAreMeasuredAsOne() throws IOException {
		answered("V-1-01_CT_x_liver.png", row(4), row(4));
		answered("V-1-02_CT_x_liver.png", row(0), row(4));

		final VolumeResult result = measured();

		// Slice 1 has Dice 1, slice 2 has 0; together 2 * 4 / (4 + 8).
		assertEquals(8.0 / 12, result.value(VolumeMetric.DICE), 1e-12);
		// Four known voxels are one slice away from what is outlined.
		assertEquals(1, result.value(VolumeMetric.HAUSDORFF_95));
		assertEquals(1, result.value(VolumeMetric.SURFACE_DICE));
		assertEquals(List.of(0, 2, ""), List.of(result.failed(), result.slices(), result.note()));
	}

	@Test
	void aKnownMaskThatIsEmptyCounts() throws IOException {
		answered("V-1-01_CT_x_liver.png", row(4), row(4));
		answered("V-1-02_CT_x_liver.png", row(4), row(0));

		assertEquals(2.0 * 4 / (8 + 4), measured().value(VolumeMetric.DICE), 1e-12);
	}

	@Test
	void whereNothingIsOutlinedThereIsNoDistance() throws IOException {
		answered("V-1-01_CT_x_liver.png", row(0), row(4));

		assertEquals(Map.of(VolumeMetric.DICE, 0.0, VolumeMetric.SURFACE_DICE, 0.0), measured().values());
		assertEquals("nothing is outlined: no distance", measured().note());
	}

	@Test
	void whereNothingIsKnownThereIsNoDistance() throws IOException {
		answered("V-1-01_CT_x_liver.png", row(4), row(0));

		assertEquals(Map.of(VolumeMetric.DICE, 0.0, VolumeMetric.SURFACE_DICE, 0.0), measured().values());
		assertEquals("the known masks are empty: no distance", measured().note());
	}

	@Test
	void whereNothingIsOnEitherSideThereIsNoDiceEither() throws IOException {
		answered("V-1-01_CT_x_liver.png", row(0), row(0));

		assertEquals(Map.of(VolumeMetric.SURFACE_DICE, 0.0), measured().values());
		assertEquals("known masks and outlines are empty: no distance", measured().note());
	}

	@Test
	void aSliceThatFailedKeepsItsPlace() throws IOException {
		answered("V-1-01_CT_x_liver.png", row(4), row(0));
		failed("V-1-02_CT_x_liver.png");
		answered("V-1-03_CT_x_liver.png", row(0), row(4));

		final VolumeResult result = measured();

		assertEquals(2, result.value(VolumeMetric.HAUSDORFF_95), "two slices apart, not one");
		assertEquals(List.of(1, 3, "1 of 3 slices failed: measured without"),
			List.of(result.failed(), result.slices(), result.note()));
	}

	@Test
	void aVolumeWithoutAnyAnswerIsNotMeasured() throws IOException {
		failed("V-1-01_CT_x_liver.png");
		failed("V-1-02_CT_x_liver.png");

		assertEquals(Map.of(), measured().values());
		assertEquals("2 of 2 slices failed: not measured", measured().note());
	}

	@Test
	void aSliceThatNobodyAskedAboutIsLeftOut() throws IOException {
		answered("V-1-01_CT_x_liver.png", row(4), row(4));
		slices.add(item("V-1-02_CT_x_liver.png"));

		final VolumeResult result = measured();

		assertEquals(1, result.value(VolumeMetric.DICE));
		assertEquals(List.of(0, 1, "1 of 2 slices left out by the limit: measured without"),
			List.of(result.failed(), result.slices(), result.note()));
	}

	@Test
	void aKnownMaskThatCannotBeReadAnyMoreFails() throws IOException {
		answered("V-1-01_CT_x_liver.png", row(4), row(4));
		answered("V-1-02_CT_x_liver.png", row(4), row(4));
		Files.writeString(folder.resolve("test_mask/V-1-02_CT_x_liver.png"), "no image");

		final VolumeResult result = measured();

		assertEquals(1, result.failed());
		assertEquals("1 of 2 slices failed: measured without; " + folder.resolve("test_mask/V-1-02_CT_x_liver.png") +
			" is not an image", result.note().replaceFirst("(is not an image).*", "$1"));
	}

	@Test
	void slicesOfDifferentSizesAreNoVolume() throws IOException {
		answered("V-1-01_CT_x_liver.png", row(4), row(4));
		answered("V-1-02_CT_x_liver.png", BinaryMask.empty(9, 7), BinaryMask.empty(9, 7));

		assertEquals(Map.of(), measured().values());
		assertEquals("not measured, as its slices differ in size: 8 x 8 and 9 x 7 pixels", measured().note());
	}

	@Test
	void aKnownMaskOfAnotherSizeIsBroughtToThatOfTheImage() throws IOException {
		answered("V-1-01_CT_x_liver.png", BinaryMask.of(8, 8, (x, y) -> true), BinaryMask.of(4, 4, (x, y) -> true));

		assertEquals(1, measured().value(VolumeMetric.DICE));
	}

	@Test
	void numbersWithoutLeadingZerosAreInTheOrderOfNamesAndThatIsTold() throws IOException {
		answered("V-1-10_CT_x_liver.png", row(4), row(4));
		answered("V-1-9_CT_x_liver.png", row(4), row(4));

		assertEquals("slices are in the order of their names, in which V-1-10_CT_x_liver.png comes before " +
			"V-1-9_CT_x_liver.png; write numbers with leading zeros", measured().note());
	}

	@Test
	void ofAVolumeThatIsTooLargeThereIsStillDice() throws IOException {
		answered("V-1-01_CT_x_liver.png", row(4), row(2));

		final VolumeResult result = measured(wanted -> 0, Progress.NONE, new Cancellation());

		assertEquals(Map.of(VolumeMetric.DICE, 2.0 * 2 / (4 + 2)), result.values());
		assertEquals("too large to measure distances: the box around both masks has 4 x 1 x 1 voxels and needs 0.0 " +
			"GiB of memory, but Java has 0.0 GiB free; give it more", result.note());
	}

	@Test
	void itTellsHowFarItIsAndStopsWhenItIsCancelled() throws IOException {
		answered("V-1-01_CT_x_liver.png", row(4), row(2));
		answered("V-1-02_CT_x_liver.png", row(4), row(2));
		final List<Double> told = new ArrayList<>();
		measured(wanted -> wanted, (done, total) -> told.add((double) done / total), new Cancellation());
		assertEquals(told.stream().sorted().toList(), told, "it never goes back");
		assertEquals(List.of(0.25, 0.5), told.subList(0, 2), "reading is half of it");
		assertEquals(1, told.get(told.size() - 1));

		final Cancellation cancellation = new Cancellation();
		assertThrows(CancelledException.class,
			() -> measured(wanted -> wanted, (done, total) -> cancellation.cancel(), cancellation));
	}

	/** Class a has volumes with Dice 1 and 0, class b one with 1: the classes' means are 0.5 and 1. */
	@Test
	void theMeanOfTheClassesGivesEachClassTheSameWeight() {
		final VolumeSummary summary = VolumeSummary
			.of(List.of(result("V-1", "a", 1, 2), result("V-2", "a", 0, Double.NaN), result("V-1", "b", 1, 4)), 0, 42);

		assertEquals(List.of("mean of classes", "a", "b"), summary.groups().stream().map(VolumeGroup::target).toList());
		assertEquals(0.75, summary.groups().get(0).estimates().get(VolumeMetric.DICE).value());
		assertEquals(0.5, summary.groups().get(1).estimates().get(VolumeMetric.DICE).value());
		// The volume without a distance does not count: 2 of class a, 4 of class b.
		assertEquals(3, summary.groups().get(0).estimates().get(VolumeMetric.HAUSDORFF_95).value());
		assertEquals(2, summary.groups().get(0).estimates().get(VolumeMetric.HAUSDORFF_95).count());
		assertEquals(List.of("a", "b", "mean of classes"),
			summary.classesThenMean().stream().map(VolumeGroup::target).toList());
		// Of two volumes with 1 and 0, a quarter of the samples has the worse one only, a quarter the better one.
		assertEquals(0, summary.groups().get(1).estimates().get(VolumeMetric.DICE).low());
		assertEquals(1, summary.groups().get(1).estimates().get(VolumeMetric.DICE).high());
	}

	private static VolumeResult result(final String name, final String target, final double dice, final double hd95) {
		final Volume volume = new Volume(name, target, "Set", "CT", List.of(), 0);
		return new VolumeResult(volume, 0, 0,
			Double.isNaN(hd95)
				? Map.of(VolumeMetric.DICE, dice)
				: Map.of(VolumeMetric.DICE, dice, VolumeMetric.HAUSDORFF_95, hd95),
			"");
	}

	private VolumeResult measured() {
		return measured(wanted -> wanted, Progress.NONE, new Cancellation());
	}

	private VolumeResult measured(final LongUnaryOperator freeBytes, final Progress progress,
		final Cancellation cancellation)
	{
		return new VolumeMeasurement(results, freeBytes).of(new Volume("V-1", "liver", "Set", "CT", slices, 0),
			progress, cancellation);
	}

	private void answered(final String mask, final BinaryMask outline, final BinaryMask known) throws IOException {
		MaskFiles.writePng(known, folder.resolve("test_mask").resolve(mask));
		final EvaluationItem item = item(mask);
		slices.add(item);
		results.add(new ItemResult(item, "It is [SEG].", ItemScores.of(item, "", MaskScore.NONE), List.of(), "",
			Optional.of(PackedMask.of(outline))));
	}

	private void failed(final String mask) {
		final EvaluationItem item = item(mask);
		slices.add(item);
		results.add(ItemResult.failed(item, mask + " cannot be read."));
	}

	private EvaluationItem item(final String mask) {
		final DataFile file = new DataFile(folder, folder.resolve("test_mask").resolve(mask), folder.resolve(mask));
		return new EvaluationItem(EvaluationTask.SEGMENTATION, mask, "Set", mask, file, List.of(file), "CT", "liver",
			"", "", "");
	}

	/** The first pixels of the third row. */
	private static BinaryMask row(final int pixels) {
		return BinaryMask.within(8, 8, new Bounds(0, 2, 8, 1), (x, y) -> x < pixels);
	}
}
