package sc.fiji.unibiomed.imagej.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;

class QuestionSuggestionTest {

	@Test
	void whatToSegmentFollowsFromTheTitle() {
		assertEquals(new QuestionSuggestion("Segment …", "Please segment brain tumor in MRI.", "brain tumor"), QuestionSuggestion.segment(
			image("03_mri.png")));
		assertEquals("Please segment nuclei.", QuestionSuggestion.segment(image("image.png")).prompt());
	}

	private static ImagePlus image(final String title) {
		return IJ.createImage(title, "8-bit", 8, 8, 1);
	}
}
