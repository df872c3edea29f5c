package sc.fiji.unibiomed.interpret.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The words that the model was trained to be asked with. */
class TaskTest {

	@Test
	void segmentationNamesTargetAndModality() {
		assertEquals("Please segment nuclei in pathology.", Task.segmentPrompt(" nuclei ", "pathology"));
		assertEquals("Please segment nuclei.", Task.segmentPrompt("nuclei", ""));
	}

	@Test
	void oneRegionIsTheRegionAndSeveralAreNumbered() {
		assertEquals("What is the <region> in the picture?", Task.describePrompt(1));
		assertEquals("What are region1 and region2 in the picture?", Task.describePrompt(2));
		assertEquals("What are region1, region2 and region3 in the picture?", Task.describePrompt(3));
	}

	@Test
	void abnormalitiesAndReportsAskForMasks() {
		assertEquals("Can we observe any signs of abnormality? Please respond with interleaved segmentation masks for the " +
			"corresponding parts.", Task.findPrompt());
		assertEquals("Could you describe the abnormality in this image? Please highlight the region with interleaved " +
			"segmentation masks.", Task.reportPrompt());
	}
}
