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
package sc.fiji.unibiomed.interpret.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The words that the model was trained to be asked with. */
class TaskTest {

	@Test
	void segmentationNamesTargetAndModality() {
		assertEquals("Please segment nuclei in pathology.", TaskPrompts.segment(" nuclei ", "pathology"));
		assertEquals("Please segment nuclei.", TaskPrompts.segment("nuclei", ""));
	}

	@Test
	void oneRegionIsTheRegionAndSeveralAreNumbered() {
		assertEquals("What is the <region> in the picture?", TaskPrompts.describe(1));
		assertEquals("What are region1 and region2 in the picture?", TaskPrompts.describe(2));
		assertEquals("What are region1, region2 and region3 in the picture?", TaskPrompts.describe(3));
	}

	@Test
	void abnormalitiesAndReportsAskForMasks() {
		assertEquals(
			"Can we observe any signs of abnormality? Please respond with interleaved segmentation masks for the " +
				"corresponding parts.",
			TaskPrompts.find());
		assertEquals("Could you describe the abnormality in this image? Please highlight the region with interleaved " +
			"segmentation masks.", TaskPrompts.report());
	}
}
