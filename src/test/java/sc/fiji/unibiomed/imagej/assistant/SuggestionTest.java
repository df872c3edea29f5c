package sc.fiji.unibiomed.imagej.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;

class SuggestionTest {

	@Test
	void whatToSegmentFollowsFromTheTitle() {
		assertEquals(new Suggestion("Segment …", "Please segment brain tumor in MRI.", "brain tumor"), Suggestion.segment(
			image("03_mri.png")));
		assertEquals("Please segment nuclei.", Suggestion.segment(image("image.png")).prompt());
	}

	private static ImagePlus image(final String title) {
		return IJ.createImage(title, "8-bit", 8, 8, 1);
	}
}
