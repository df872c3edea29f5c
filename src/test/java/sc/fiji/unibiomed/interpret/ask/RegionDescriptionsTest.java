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

import java.util.List;

import org.junit.jupiter.api.Test;

class RegionDescriptionsTest {

	@Test
	void theWholeAnswerDescribesTheOnlyRegion() {
		assertEquals(List.of("left kidney"), RegionDescriptions.of("left kidney", 1));
	}

	@Test
	void anAnswerAboutSeveralRegionsIsTakenApart() {
		assertEquals(List.of("left kidney", "spleen"),
			RegionDescriptions.of("region1: left kidney, region2: spleen", 2));
		assertEquals(List.of("the liver", "a tumor"),
			RegionDescriptions.of("Region 1 is the liver. Region 2 shows a tumor.", 2));
	}

	@Test
	void aRegionThatTheAnswerDoesNotNameGetsTheWholeAnswer() {
		assertEquals(List.of("region2: spleen", "spleen"), RegionDescriptions.of("region2: spleen", 2));
	}

	@Test
	void regionsThatNobodyAskedForAreIgnored() {
		assertEquals(List.of("liver", "spleen"),
			RegionDescriptions.of("region1: liver, region2: spleen, region3: brain", 2));
	}
}
