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
package sc.fiji.unibiomed.imagej.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ij.IJ;
import ij.ImageJ;
import ij.WindowManager;
import ij.macro.Interpreter;
import ij.plugin.frame.RoiManager;
import sc.fiji.unibiomed.testing.NeedsDisplay;
import sc.fiji.unibiomed.testing.Screen;

/** What macros of a plain ImageJ find in ROI Manager and overlay. */
@NeedsDisplay
@Timeout(60)
class RegionMacrosTest {

	private static final String SEGMENT = "run('UniBiomed Segment...', 'target=[brain tumor] modality=MRI'); ";
	private static final String COUNTS = "'' + roiManager('count') + ' ' + Overlay.size";

	@BeforeEach
	void start() {
		final ImageJ imageJ = IJ.getInstance() == null ? new ImageJ() : IJ.getInstance();
		imageJ.exitWhenQuitting(false);
		// Other tests may have left it, and ImageJ closes it in its own time.
		IJ.runMacro("close('UniBiomed Findings');");
		Screen.awaitThat("the table is closed", () -> WindowManager.getFrame("UniBiomed Findings") == null);
	}

	@AfterEach
	void tidyUp() {
		Interpreter.batchMode = false;
		if (RoiManager.getRawInstance() != null) {
			RoiManager.getRawInstance().reset();
			RoiManager.getRawInstance().close();
		}
		IJ.runMacro("close('UniBiomed Findings'); close('Log'); while (nImages > 0) { close(); }");
	}

	@Test
	void inBatchModeTheMacrosOwnRoiManagerGetsTheRegionsAndGivesThemBack() {
		assertEquals("2 0, 1 0",
			IJ.runMacro("setBatchMode(true); open('sample-images/03_mri.png');" +
				"makeOval(200, 40, 60, 60); roiManager('add'); run('Select None'); " + SEGMENT + "found = " + COUNTS +
				"; run('UniBiomed Remove Last Result'); return found + ', ' + " + COUNTS + ";"));
		assertEquals(null, RoiManager.getRawInstance(), "no window opens");
	}

	@Test
	void inBatchModeARoiManagerThatIsOpenIsTheOneThatTheMacroSees() {
		RoiManager.getRoiManager();
		assertEquals("1 0, 0 0", IJ.runMacro("setBatchMode(true); open('sample-images/03_mri.png'); " + SEGMENT +
			"found = " + COUNTS + "; run('UniBiomed Remove Last Result'); return found + ', ' + " + COUNTS + ";"));
	}

	@Test
	void whatABatchMacroAddedIsNotTakenFromAnotherRoiManager() {
		IJ.runMacro("setBatchMode(true); open('sample-images/03_mri.png'); " + SEGMENT);
		Interpreter.batchMode = false;
		final String answer = IJ.runMacro("open('sample-images/03_mri.png'); " + SEGMENT +
			"roiManager('select', 0); roiManager('add'); run('UniBiomed Remove Last Result');" +
			"run('UniBiomed Remove Last Result'); return '' + roiManager('count');");
		assertEquals("1", answer);
	}

	@Test
	void aRegionOfTheBatchMacrosRoiManagerIsDescribed() {
		assertEquals("2",
			IJ.runMacro("setBatchMode(true); open('sample-images/02_ct.png');" +
				"run('Specify...', 'width=80 height=60 x=130 y=200'); roiManager('add'); run('Select None');" +
				"run('UniBiomed Describe Regions...', 'regions=[ROI Manager]'); return '' + roiManager('count');"));
	}

	@Test
	void scaleBarsTextAndImagesAreNoRegionsOfAnOverlay() {
		assertEquals("1", rowsDescribed("run('Scale Bar...', 'width=50 height=4 font=14 color=White background=None " +
			"location=[Lower Right] bold overlay'); setFont('SansSerif', 20); Overlay.drawString('liver', 20, 20);" +
			"Overlay.show; "));
		assertTrue(
			IJ.getLog()
				.contains("left out, as only areas within the image can be described: scale bar (1), " + "text (1)."),
			IJ.getLog());
	}

	@Test
	void calibrationBarsAndGridsAreNone() {
		assertEquals("1",
			rowsDescribed("run('8-bit'); run('Calibration Bar...', 'location=[Upper Right] fill=White label=Black " +
				"number=3 decimal=0 font=12 zoom=1 overlay'); run('Grid...', 'grid=Lines area=10000 color=Cyan'); "));
		assertTrue(IJ.getLog().contains("calibration bar ("), IJ.getLog());
		assertTrue(IJ.getLog().contains("grid (1)"), IJ.getLog());
	}

	@Test
	void linesPointsAndAnglesBesideAnAreaAreLeftOutAndTold() {
		assertEquals("1",
			rowsDescribed("makeLine(10, 10, 40, 40); Overlay.addSelection; makePoint(50, 50); Overlay.addSelection;" +
				"makeArrow(60, 60, 90, 90, 'filled'); Overlay.addSelection;" +
				"makeSelection('angle', newArray(9, 30, 50), newArray(9, 30, 9)); Overlay.addSelection;" +
				"makeRectangle(5000, 5000, 9, 9); Overlay.addSelection; "));
		assertTrue(
			IJ.getLog().contains("5 of 6 regions were left out, as only areas within the image can be described: " +
				"straight line (1), point (1), arrow (1), angle (1), outside of the image (1)."),
			IJ.getLog());
	}

	private static String rowsDescribed(final String alsoInTheOverlay) {
		return IJ.runMacro("open('sample-images/02_ct.png'); run('Specify...', 'width=80 height=60 x=130 y=200');" +
			"Overlay.addSelection; run('Select None'); " + alsoInTheOverlay + "run('Select None');" +
			"run('UniBiomed Describe Regions...', 'regions=overlay results=none');" +
			"return '' + Table.size('UniBiomed Findings');");
	}

	@Test
	void theRoiManagerLeavesOutTheSame() {
		assertEquals("1",
			IJ.runMacro("open('sample-images/02_ct.png'); run('Specify...', 'width=80 height=60 x=130 y=200');" +
				"roiManager('add'); makeLine(10, 10, 40, 40); roiManager('add'); roiManager('deselect');" +
				"run('Select None'); run('UniBiomed Describe Regions...', 'regions=[ROI Manager] results=none');" +
				"return '' + Table.size('UniBiomed Findings');"));
		assertTrue(IJ.getLog().contains(
			"1 of 2 regions was left out, as only areas within the image can be " + "described: straight line (1)."),
			IJ.getLog());
	}
}
