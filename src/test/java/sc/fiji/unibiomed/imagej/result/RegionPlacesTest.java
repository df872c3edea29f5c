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
package sc.fiji.unibiomed.imagej.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.EventQueue;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;
import sc.fiji.unibiomed.findings.measure.Review;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.imagej.Answers;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.interpret.view.Planes;
import sc.fiji.unibiomed.testing.NeedsDisplay;

/** Regions on their image and in the ROI Manager, as users change them here and there. */
@NeedsDisplay
@Timeout(60)
class RegionPlacesTest {

	private final ResultPresenter presenter = new ResultPresenter();
	private final FindingsModel findings = presenter.findings();

	@AfterEach
	void closeEverything() {
		if (RoiManager.getInstance() != null) {
			RoiManager.getInstance().reset();
			RoiManager.getInstance().close();
		}
		for (final int id : WindowManager.getIDList() == null ? new int[0] : WindowManager.getIDList()) {
			WindowManager.getImage(id).changes = false;
			WindowManager.getImage(id).close();
		}
	}

	private static ImagePlus open(final String title, final int slices) {
		final ImagePlus image = IJ.createImage(title, "8-bit black", 60, 50, slices);
		image.show();
		return image;
	}

	private ImageAnswer answer(final ImagePlus image, final String phrase, final int x) {
		final BinaryMask[] masks = new BinaryMask[image.getStackSize()];
		Arrays.setAll(masks, slice -> Answers.rectangle(image, x, 5 + slice, 8, 8));
		final ImageAnswer answer = Answers.of(image, masks.length > 1 ? Planes.EACH_SLICE : Planes.CURRENT, phrase,
			masks);
		presenter.show(answer, ResultPlacement.MANAGER);
		return answer;
	}

	private static List<String> managed() {
		return Arrays.stream(RoiManager.getInstance().getRoisAsArray()).map(Roi::getName).toList();
	}

	private static List<String> drawn(final ImagePlus image) {
		return Arrays.stream(image.getOverlay().toArray()).map(Roi::getName).toList();
	}

	private List<String> listed() {
		return findings.rows().stream().map(row -> row.label().name()).toList();
	}

	@Test
	void eachImageShowsItsOwnRegionsOnlyAndTheRoiManagerHasAll() {
		final ImagePlus scan = open("scan.tif", 2);
		answer(scan, "brain tumor", 1);
		assertEquals(List.of("brain tumor 1, z 1", "brain tumor 1, z 2"), managed());
		final ImagePlus slide = open("slide.png", 1);
		answer(slide, "cell", 2);

		assertEquals(List.of("brain tumor 1, z 1, scan.tif", "brain tumor 1, z 2, scan.tif", "cell 1, slide.png"),
			managed());
		assertEquals(managed(), listed());
		assertEquals(List.of("brain tumor 1, z 1, scan.tif", "brain tumor 1, z 2, scan.tif"), drawn(scan));
		assertEquals(List.of("cell 1, slide.png"), drawn(slide));
		assertNull(slide.getCanvas().getShowAllList(), "the ROI Manager does not paint over everything");
	}

	@Test
	void numbersRunOnAndOneNameHasOneColour() {
		final ImagePlus image = open("slide.png", 1);
		answer(image, "cell", 1);
		answer(image, "vessel", 11);
		answer(image, "Cell", 21);

		assertEquals(List.of("cell 1", "vessel 2", "Cell 3"), drawn(image));
		final Overlay overlay = image.getOverlay();
		assertEquals(overlay.get(0).getStrokeColor(), overlay.get(2).getStrokeColor());
		assertNotEquals(overlay.get(0).getStrokeColor(), overlay.get(1).getStrokeColor());
	}

	@Test
	void aNameGivenInTheWindowIsThatOfImageAndRoiManager() {
		final ImagePlus image = open("slide.png", 1);
		answer(image, "cell", 1);
		findings.rename(findings.rows().get(0), "lymphocyte");

		assertEquals(List.of("lymphocyte 1"), managed());
		assertEquals(List.of("lymphocyte 1"), drawn(image));
		presenter.follow(false);
		assertEquals("lymphocyte", findings.rows().get(0).name());
		assertEquals(List.of("lymphocyte 1"), listed());
	}

	@Test
	void aNameGivenInTheRoiManagerIsThatOfImageAndFindings() {
		final ImagePlus image = open("scan.tif", 2);
		answer(image, "brain tumor", 1);
		RoiManager.getInstance().rename(0, "edema 1, z 1");
		RoiManager.getInstance().rename(1, "the one I like");
		presenter.follow(false);

		assertEquals(List.of("edema", "the one I like"), findings.rows().stream().map(FindingRow::name).toList());
		assertEquals(List.of("edema 1, z 1", "the one I like"), drawn(image));
		assertEquals(List.of("edema 1, z 1", "the one I like"), managed());
	}

	@Test
	void rejectedRegionsAreGreyAndSaySo() {
		final ImagePlus image = open("slide.png", 1);
		answer(image, "cell", 1);
		final Color color = image.getOverlay().get(0).getStrokeColor();
		findings.review(findings.rows().get(0), new Review(Review.Status.REJECTED, "debris"));
		assertEquals(List.of("cell 1 (rejected)"), managed());
		assertEquals(List.of("cell 1 (rejected)"), drawn(image));
		assertEquals(Color.GRAY, image.getOverlay().get(0).getStrokeColor());

		RoiManager.getInstance().rename(0, "cell 1");
		presenter.follow(false);
		assertEquals(new Review(Review.Status.UNREVIEWED, "debris"), findings.rows().get(0).review());
		assertEquals(color, image.getOverlay().get(0).getStrokeColor());
	}

	@Test
	void whatIsDeletedInTheRoiManagerIsDeletedEverywhere() {
		final ImagePlus image = open("scan.tif", 3);
		answer(image, "brain tumor", 1);
		RoiManager.getInstance().delete(1);
		presenter.follow(false);

		assertEquals(List.of("brain tumor 1, z 1", "brain tumor 1, z 3"), listed());
		assertEquals(listed(), drawn(image));
	}

	@Test
	void whoDrawsARegionAnewAndUpdatesItLosesNoFinding() throws Exception {
		final ImagePlus image = open("slide.png", 1);
		answer(image, "cell", 1);
		EventQueue.invokeAndWait(() -> {
			RoiManager.getInstance().select(0);
			image.setRoi(new Roi(3, 3, 20, 20));
			RoiManager.getInstance().runCommand("Update");
		});
		presenter.follow(false);

		assertEquals(List.of("cell 1"), listed());
		findings.rename(findings.rows().get(0), "nucleus");
		assertEquals(List.of("nucleus 1"), managed());
	}

	@Test
	void whatIsDeletedOnTheImageIsDeletedEverywhere() {
		final ImagePlus image = open("scan.tif", 3);
		answer(image, "brain tumor", 1);
		image.getOverlay().remove(2);
		presenter.follow(false);

		assertEquals(List.of("brain tumor 1, z 1", "brain tumor 1, z 2"), listed());
		assertEquals(listed(), managed());
	}

	@Test
	void whoHidesAllOrResetsInAMacroLosesNothing() {
		final ImagePlus image = open("slide.png", 1);
		answer(image, "cell", 1);
		image.setOverlay(null);
		presenter.follow(false);
		assertEquals(List.of("cell 1"), managed());

		RoiManager.getInstance().reset();
		presenter.follow(true);
		presenter.follow(false);
		assertEquals(List.of("cell 1"), listed());
	}

	@Test
	void anImageThatIsOpenedAgainShowsItsRegions() {
		final ImagePlus image = open("slide.png", 1);
		final ImagePlus again = image.duplicate();
		again.setTitle(image.getTitle());
		answer(image, "cell", 1);
		image.close();
		assertNull(again.getOverlay());
		again.show();
		presenter.reopened(image, again);

		assertEquals(List.of("cell 1"), drawn(again));
		assertTrue(findings.rows().stream().allMatch(row -> row.answer().image() == again));
	}

	@Test
	void removingAnImagesFindingsLeavesThoseOfOthers() {
		final ImagePlus scan = open("scan.tif", 2);
		answer(scan, "brain tumor", 1);
		final ImagePlus slide = open("slide.png", 1);
		answer(slide, "cell", 2);
		answer(slide, "vessel", 12);
		assertEquals("1 finding and 1 answer removed.", presenter.remove(FindingsScope.ANSWER, slide).words());
		assertEquals(List.of("cell 1, slide.png"), drawn(slide));
		assertEquals("2 findings and 1 answer removed.", presenter.remove(FindingsScope.IMAGE, scan).words());
		assertEquals(List.of("cell 1, slide.png"), managed());
		assertEquals("There is nothing to remove.", presenter.remove(FindingsScope.ACCEPTED, scan).words());
	}
}
