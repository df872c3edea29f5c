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

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.unibiomed.image.InputException;

class RegionMentionsTest {

	@ParameterizedTest
	@CsvSource({ "What is the <region> in the picture?, 0", "What is region1?, 0", "What are region1 and Region2?, 1",
		"Compare region1 with region12., 2" })
	void aRegionThatWasNotGivenIsRefused(final String prompt, final int regions) {
		assertThrows(InputException.class, () -> RegionMentions.check(prompt, regions));
	}

	@ParameterizedTest
	@CsvSource({ "What is the <region> in the picture?, 1", "What are region1 and region2?, 2",
		"Is the region 2 cm wide?, 0", "Which regions are bright?, 0", "What is subregion1?, 0", "region1a, 0" })
	void otherWordsAreLeftAlone(final String prompt, final int regions) {
		assertDoesNotThrow(() -> RegionMentions.check(prompt, regions));
	}

	@Test
	void theSentenceNamesTheRegion() {
		assertEquals("The question speaks of region3, but only 1 region was given; mark the region, or ask without it.",
			assertThrows(InputException.class, () -> RegionMentions.check("What are region1 and region3?", 1))
				.getMessage());
	}
}
