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
package sc.fiji.unibiomed.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.WindowManager;
import ij.plugin.filter.Analyzer;
import sc.fiji.unibiomed.testing.BiomedParseFolder;

/** The commands as macros call them. Areas and texts are those recorded of the demo model. */
class MacroTest {

	@AfterEach
	void closeImages() {
		IJ.runMacro("while (nImages > 0) close();");
		assertEquals(0, WindowManager.getImageCount());
	}

	@Test
	void segmentingPutsARegionOnTheImage() {
		assertEquals("37192 1 nuclei 1", IJ.runMacro("open('sample-images/01_pathology.png');" +
			"run('UniBiomed Segment...', 'target=nuclei modality=pathology objects=[one region] results=overlay');" +
			"Overlay.activateSelection(0); getStatistics(area); return d2s(area, 0) + ' ' + Overlay.size + ' ' + " +
			"Roi.getName;"));
	}

	@Test
	void afterAPreviewTheImageIsStillTheActiveOne() {
		assertEquals("02_ct.png 3", IJ.runMacro("open('sample-images/02_ct.png');" +
			"run('UniBiomed Preview Model Input...', 'target=liver'); return getTitle() + ' ' + nImages;"));
	}

	@Test
	void aSelectionIsSegmentedInside() {
		assertEquals("10090",
			IJ.runMacro("open('sample-images/01_pathology.png'); makeRectangle(100, 100, 200, 200);" +
				"run('UniBiomed Segment Inside Selection...', 'target=nuclei modality=pathology " +
				"objects=[one region] results=overlay');" +
				"Overlay.activateSelection(0); getStatistics(area); return d2s(area, 0);"));
	}

	@Test
	void aTargetOfSeveralWordsIsBracketed() {
		assertEquals("brain tumor 1",
			IJ.runMacro("open('sample-images/03_mri.png');" +
				"run('UniBiomed Segment...', 'target=[brain tumor] modality=MRI results=overlay');" +
				"Overlay.activateSelection(0); return '' + Roi.getName;"));
	}

	@Test
	void theFindingsTableIsReadByMacros() {
		assertEquals("opacity 8302", IJ.runMacro("open('sample-images/04_xray.png');" +
			"run('UniBiomed Find Abnormalities...', 'results=none');" +
			"return '' + getResultString('Finding', nResults - 1) + ' ' + d2s(getResult('Area', nResults - 1), 0);"));
	}

	@Test
	void aDataSetIsEvaluated(@TempDir final Path folder) throws IOException {
		final BiomedParseFolder data = new BiomedParseFolder(folder.resolve("Samples"));
		data.addSample("06_oct.png", "a_OCT_retina.png", "fluid", "fluid");
		IJ.runMacro("run('UniBiomed Evaluate...', 'data=[" + data.write() + "] output=[" + folder.resolve("out") +
			"] task=region regions=mask seed=7');");
		assertTrue(Files.readString(folder.resolve("out/items.csv")).contains(",fluid,fluid,1,"));
	}

	@Test
	void theEmbeddedSamplesAreADataSetByTheirName(@TempDir final Path folder) throws IOException {
		IJ.runMacro(
			"run('UniBiomed Evaluate...', 'data=samples output=[" + folder.resolve("out") + "] limit=1 absent=0');");
		assertTrue(Files.readString(folder.resolve("out/items.csv")).contains("segmentation,samples,01_pathology.png"));
		assertFalse(Files.exists(folder.resolve("out/presence.csv")));
	}

	@Test
	void regionsOfTheOverlayAreDescribed() {
		assertEquals("left kidney",
			IJ.runMacro("open('sample-images/02_ct_mask_left_kidney.png'); setThreshold(255, 255);" +
				"run('Create Selection'); getSelectionCoordinates(x, y); close();" +
				"open('sample-images/02_ct.png'); makeSelection('polygon', x, y);" +
				"run('UniBiomed Describe Regions...', 'regions=selection results=overlay');" +
				"Overlay.activateSelection(0); return '' + Roi.getName;"));
	}

	@Test
	void findingsAreExportedWithoutADisplay(@TempDir final Path folder) throws IOException {
		IJ.runMacro("open('sample-images/03_mri.png');run('UniBiomed Write Report...', 'results=overlay');" +
			"run('UniBiomed Export Findings...', 'folder=[" + folder +
			"] csv=true geojson coco labels rois=true html');");
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(
				List.of("03_mri-coco.json", "03_mri-findings.csv", "03_mri-findings.geojson", "03_mri-labels.tif",
					"03_mri-report.html", "03_mri-rois.zip"),
				files.map(file -> file.getFileName().toString()).sorted().toList());
		}
		final List<String> rows = Files.readAllLines(folder.resolve("03_mri-findings.csv"));
		assertEquals(3, rows.size());
		assertTrue(rows.get(1).contains("a small brain tumor"), rows.get(1));
		assertTrue(rows.get(2).contains("brain"), rows.get(2));
	}

	@Test
	void nucleiAreCountedUnlessOneRegionIsAskedFor() {
		assertEquals("1 nuclei 1", nuclei("objects=[one region]"));
		final String[] usual = nuclei("").split(" ", 2);
		final String[] large = nuclei("objects=[one per object] smallest=150").split(" ", 2);
		assertEquals("nuclei 1-1", usual[1]);
		assertTrue(Integer.parseInt(large[0]) > 10, large[0]);
		assertTrue(Integer.parseInt(usual[0]) > Integer.parseInt(large[0]), usual[0]);
		final String count = usual[0] + " objects";
		assertTrue(IJ.getLog() == null || IJ.getLog().contains(count), IJ.getLog());
	}

	/** How many regions there are on the sample, and what the first of them is called. */
	private static String nuclei(final String objects) {
		return IJ.runMacro("open('sample-images/01_pathology.png');" +
			"run('UniBiomed Segment...', 'target=nuclei modality=pathology check=off results=overlay " + objects +
			"'); Overlay.activateSelection(0); return '' + Overlay.size + ' ' + Roi.getName;");
	}

	@Test
	void aBatchCountsAsItIsTold(@TempDir final Path folder) throws IOException {
		final Path images = Files.createDirectory(folder.resolve("images"));
		Files.copy(Path.of("sample-images", "01_pathology.png"), images.resolve("01_pathology.png"));
		IJ.runMacro("run('UniBiomed Batch...', 'input=[" + images + "] task=segment target=nuclei check=off " +
			"objects=[one per object] smallest=450 output=[" + folder.resolve("out") + "]');");
		final List<String> rows = Files.readAllLines(folder.resolve("out").resolve("findings.csv"));
		assertTrue(rows.size() > 10 && rows.size() < 80, "rows: " + rows.size());
		assertTrue(rows.get(1).contains("nuclei 1-1"), rows.get(1));
		assertTrue(said("run('UniBiomed Batch...', 'input=[" + images + "] task=segment target=nuclei smallest=few " +
			"output=[" + folder.resolve("no") + "]');").contains("The smallest object is a whole number of pixels"));
	}

	@Test
	void whatWasAnOptionOnceIsRefusedWithItsNewPlace() {
		final String said = said("run('UniBiomed Options...', 'split=true smallest=50');");
		assertTrue(said.contains("The macro option 'split' does not belong to this command. It is an input of " +
			"UniBiomed Segment now: write there objects=[one per object]"), said);
	}

	@Test
	void anUnknownOptionIsRefusedWithItsName() {
		final int rows = Analyzer.getResultsTable().size();
		final String message = said(
			"open('sample-images/02_ct.png'); run('UniBiomed Segment...', 'targets=liver results=overlay');");
		assertTrue(message.contains("The macro option 'targets' does not belong to this command."), message);
		assertEquals(rows, Analyzer.getResultsTable().size());
	}

	/** What a macro's user is told without a display. */
	private static String said(final String macro) {
		final PrintStream err = System.err;
		final ByteArrayOutputStream said = new ByteArrayOutputStream();
		System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
		try {
			IJ.runMacro(macro);
		}
		finally {
			System.setErr(err);
		}
		return said.toString(StandardCharsets.UTF_8);
	}
}
