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
package sc.fiji.unibiomed.imagej.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import javax.swing.AbstractButton;
import javax.swing.JMenu;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;
import sc.fiji.unibiomed.findings.export.FindingsExporter;
import sc.fiji.unibiomed.findings.export.FindingsExporters;
import sc.fiji.unibiomed.findings.measure.Review;
import sc.fiji.unibiomed.imagej.Answers;
import sc.fiji.unibiomed.imagej.SampleAnswers;
import sc.fiji.unibiomed.imagej.result.ResultPlacement;
import sc.fiji.unibiomed.imagej.result.ResultPresenter;
import sc.fiji.unibiomed.imagej.review.table.ReviewColumn;
import sc.fiji.unibiomed.interpret.view.Planes;
import sc.fiji.unibiomed.testing.Components;
import sc.fiji.unibiomed.testing.NeedsDisplay;

/** The findings below the answer: filters, menus, files. */
@NeedsDisplay
@Timeout(60)
class FindingsPanelTest {

	private static final FindingsExporters FORMATS = FindingsExporters.installed();
	/** Selected, then the four choices. */
	private static final int THIS_IMAGE = 2;
	private static final int ALL = 3;

	private final ResultPresenter presenter = new ResultPresenter();
	private final ImagePlus slide = SampleAnswers.nuclei().image();
	private final ImagePlus scan = SampleAnswers.stack().image();
	@TempDir
	private Path folder;
	private FindingsPanel panel;

	@BeforeEach
	void open() throws Exception {
		final ImageJ imageJ = IJ.getInstance() == null ? new ImageJ() : IJ.getInstance();
		imageJ.exitWhenQuitting(false);
		slide.show();
		scan.show();
		presenter.show(SampleAnswers.inObjects(SampleAnswers.nuclei()).about(slide), ResultPlacement.OVERLAY);
		presenter.show(SampleAnswers.stack().about(scan), ResultPlacement.MANAGER);
		panel = Await
			.onEventThread(() -> new FindingsPanel(presenter, (format, name) -> Optional.of(folder.resolve(name))));
		Await.run(() -> panel.show(slide));
	}

	@AfterEach
	void close() throws Exception {
		Await.run(panel::close);
		for (final ImagePlus image : List.of(slide, scan)) {
			image.changes = false;
			image.close();
		}
		if (RoiManager.getInstance() != null) {
			RoiManager.getInstance().reset();
			RoiManager.getInstance().close();
		}
	}

	private void press(final String button) throws Exception {
		Await.run(() -> Components.button(panel, button).doClick());
	}

	private List<String> column(final ReviewColumn column) throws Exception {
		return Await.onEventThread(
			() -> IntStream.range(0, panel.table().getRowCount()).mapToObj(row -> panel.cell(row, column)).toList());
	}

	@Test
	void theActiveImagesFindingsAreListedWithTheirObjectsCounted() throws Exception {
		assertEquals(List.of("nuclei", "stroma"), column(ReviewColumn.FINDING));
		assertEquals(List.of("2", "1"), column(ReviewColumn.COUNT));
		assertEquals(List.of("2.50 µm²", "5 µm²"), column(ReviewColumn.AREA));
		press("Each region");
		assertEquals(List.of("1.50 µm²", "1 µm²", "5 µm²"), column(ReviewColumn.AREA));

		Await.run(() -> panel.show(scan));
		assertEquals(List.of("tumor", "tumor"), column(ReviewColumn.FINDING));
		press("Each region");
		assertEquals(List.of("1–3"), column(ReviewColumn.SLICE));
	}

	@Test
	void allImagesAndAcceptedAreFilters() throws Exception {
		press("All images");
		assertEquals(List.of("slide.png", "slide.png", "brain.tif"), column(ReviewColumn.IMAGE));
		presenter.findings().review(presenter.findings().rows().get(2), new Review(Review.Status.ACCEPTED, ""));
		press("Accepted");
		assertEquals(List.of("stroma"), column(ReviewColumn.FINDING));
	}

	@Test
	void pickingARegionInTheRoiManagerBringsItsImageAndSliceForward() throws Exception {
		Await.run(() -> WindowManager.setCurrentWindow(slide.getWindow()));
		Await.run(() -> RoiManager.getInstance().select(1));

		assertEquals(scan, WindowManager.getCurrentImage());
		assertEquals(3, scan.getSlice());
		assertEquals("tumor 1, z 3, brain.tif", scan.getRoi().getName());
		assertEquals(null, slide.getRoi(), "no region of another image");
	}

	@Test
	void theUsersChangesInTheRoiManagerAreFollowedByThemselves() throws Exception {
		Await.run(() -> RoiManager.getInstance().rename(0, "edema"));
		Await.until("the finding has the name", () -> presenter.findings().rows().get(3).name().equals("edema"));
		Await.run(() -> RoiManager.getInstance().delete(1));
		Await.until("the finding is gone", () -> presenter.findings().rows().size() == 4);
		assertEquals(List.of("edema"), Arrays.stream(scan.getOverlay().toArray()).map(Roi::getName).toList());
	}

	@Test
	void aMacroThatResetsTheRoiManagerKeepsTheFindings() throws Exception {
		IJ.runMacro("roiManager('reset');");
		Await.run(() -> {});
		Await.run(() -> {});
		assertEquals(5, presenter.findings().rows().size());
		assertEquals(2, scan.getOverlay().size());
	}

	@Test
	void everyFormatIsExported() throws Exception {
		for (final FindingsExporter format : FORMATS.all()) {
			choose(format(format, THIS_IMAGE - 1));
			Await.until(format.label() + " is saved", () -> panel.status().getText().startsWith("Saved ") &&
				panel.status().getText().endsWith("." + format.extension()));
		}
		assertEquals(List.of("brain-coco.json", "brain-findings.csv", "brain-findings.geojson", "brain-labels.tif",
			"brain-report.html", "brain-rois.zip"), names());
		assertEquals(3, Files.readAllLines(folder.resolve("brain-findings.csv")).size());
	}

	@Test
	void severalAnswersHaveAFileEach() throws Exception {
		presenter.show(Answers.of(slide, Planes.CURRENT, "vessel", Answers.rectangle(slide, 0, 0, 2, 2)),
			ResultPlacement.OVERLAY);
		choose(format(FORMATS.find("csv"), ALL));
		Await.until("all are saved", () -> panel.status().getText().startsWith("Saved 3 files beside "));
		assertEquals(List.of("brain-findings.csv", "slide-findings-2.csv", "slide-findings.csv"), names());
	}

	/** While the scan is the active image, whichever window the window manager has given the focus. */
	private void choose(final AbstractButton item) throws Exception {
		Await.run(() -> {
			WindowManager.setCurrentWindow(scan.getWindow());
			item.doClick();
		});
	}

	private AbstractButton format(final FindingsExporter format, final int scope) {
		final JMenu formats = (JMenu) Components.button(panel, "Export").getComponentPopupMenu().getComponent(scope);
		return (AbstractButton) formats.getPopupMenu().getComponent(FORMATS.all().indexOf(format));
	}

	private List<String> names() throws Exception {
		try (var files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}

	@Test
	void aFailedExportIsReported() throws Exception {
		Files.createFile(folder.resolve("file"));
		final FindingsPanel other = Await.onEventThread(
			() -> new FindingsPanel(presenter, (format, name) -> Optional.of(folder.resolve("file").resolve(name))));
		final JMenu formats = (JMenu) Components.button(other, "Export").getComponentPopupMenu().getComponent(0);
		choose((AbstractButton) formats.getPopupMenu().getComponent(0));
		Await.until("the failure is shown", () -> other.status().getText().startsWith("⚠ Could not save brain-"));
		Await.run(other::close);
	}

	@Test
	void findingsAreRemovedByChoice() throws Exception {
		Await.run(
			() -> ((AbstractButton) Components.button(panel, "Remove").getComponentPopupMenu().getComponent(THIS_IMAGE))
				.doClick());
		Await.until("those of the active image are gone", () -> presenter.findings().rows().size() == 3);
		assertEquals(0, scan.getOverlay().size());
		assertEquals(3, slide.getOverlay().size());
		assertTrue(presenter.findings().rows().stream().allMatch(row -> row.answer().image() == slide));
	}
}
