package sc.fiji.unibiomed.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.WindowManager;

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
			"run('UniBiomed Segment...', 'target=nuclei modality=pathology results=overlay');" +
			"Overlay.activateSelection(0); getStatistics(area); return d2s(area, 0) + ' ' + Overlay.size + ' ' + Roi.getName;"));
	}

	@Test
	void aTargetOfSeveralWordsIsBracketed() {
		assertEquals("brain tumor 1", IJ.runMacro("open('sample-images/03_mri.png');" +
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
	void regionsOfTheOverlayAreDescribed() {
		assertEquals("left kidney", IJ.runMacro("open('sample-images/02_ct_mask_left_kidney.png'); setThreshold(255, 255);" +
			"run('Create Selection'); getSelectionCoordinates(x, y); close();" +
			"open('sample-images/02_ct.png'); makeSelection('polygon', x, y);" +
			"run('UniBiomed Describe Regions...', 'regions=selection results=overlay');" +
			"Overlay.activateSelection(0); return '' + Roi.getName;"));
	}

	@Test
	void anUnknownOptionIsRefusedWithItsName() {
		final String log = IJ.runMacro("open('sample-images/02_ct.png');" +
			"run('UniBiomed Segment...', 'targets=liver'); return getInfo('log');");
		assertTrue(log == null || log.isEmpty() || log.contains("targets"), log);
	}
}
