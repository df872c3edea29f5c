package sc.fiji.unibiomed.imagej.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SuggestionTest {

	@Test
	void whatToSegmentFollowsFromTheTitle() {
		assertEquals(new Suggestion("Segment …", "Please segment brain tumor in MRI.", "brain tumor"), Suggestion.segment(
			"03_mri.png"));
		assertEquals("Please segment nuclei.", Suggestion.segment("image.png").prompt());
	}
}
