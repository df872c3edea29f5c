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
		assertEquals("37192 1 nuclei 1",
			IJ.runMacro("open('sample-images/01_pathology.png');" +
				"run('UniBiomed Segment...', 'target=nuclei modality=pathology results=overlay');" +
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
				"run('UniBiomed Segment Inside Selection...', 'target=nuclei modality=pathology results=overlay');" +
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
	void optionsSplitAFindingIntoItsObjects() {
		final String objects = IJ
			.runMacro("open('sample-images/01_pathology.png');run('UniBiomed Options...', 'split=true smallest=50');" +
				"run('UniBiomed Segment...', 'target=nuclei modality=pathology results=overlay');" +
				"run('UniBiomed Options...', 'split=false smallest=0');" +
				"Overlay.activateSelection(0); return '' + Overlay.size + ' ' + Roi.getName;");
		final String[] parts = objects.split(" ", 2);
		assertTrue(Integer.parseInt(parts[0]) > 50, objects);
		assertEquals("nuclei 1-1", parts[1]);
	}

	@Test
	void anUnknownOptionIsRefusedWithItsName() {
		final int rows = Analyzer.getResultsTable().size();
		final PrintStream err = System.err;
		final ByteArrayOutputStream said = new ByteArrayOutputStream();
		System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
		try {
			IJ.runMacro(
				"open('sample-images/02_ct.png'); run('UniBiomed Segment...', 'targets=liver results=overlay');");
		}
		finally {
			System.setErr(err);
		}
		final String message = said.toString(StandardCharsets.UTF_8);
		assertTrue(message.contains("The macro option 'targets' does not belong to this command."), message);
		assertEquals(rows, Analyzer.getResultsTable().size());
	}
}
