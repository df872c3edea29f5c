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
package sc.fiji.unibiomed.evaluate.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class RiskCoverageTest {

	private static final PresenceRow RIGHT_AT_90 = PresenceRows.present("liver", 0.9, 0.8);
	private static final PresenceRow WRONG_AT_80 = PresenceRows.present("liver", 0.8, 0.49);
	private static final PresenceRow RIGHT_AT_80 = PresenceRows.present("liver", 0.8, 0.5);
	private static final PresenceRow WRONG_AT_0 = PresenceRows.absent("polyp", 0);

	@Test
	void findingsWithEqualEvidenceAreBelievedTogether() {
		assertEquals(
			List.of(new RiskCoverage(0.9, 0.25, 0), new RiskCoverage(0.8, 0.75, 1 / 3.0), new RiskCoverage(0, 1, 0.5)),
			RiskCoverage.of(List.of(WRONG_AT_0, WRONG_AT_80, RIGHT_AT_90, RIGHT_AT_80)));
	}

	@Test
	void whatFailedDoesNotCount() {
		final PresenceRow failed = new PresenceRow(RIGHT_AT_90.item(), true, Optional.empty(), Double.NaN, "broken");

		assertEquals(List.of(new RiskCoverage(0.9, 1, 0)), RiskCoverage.of(List.of(failed, RIGHT_AT_90)));
		assertEquals(List.of(), RiskCoverage.of(List.of(failed)));
	}

	@Test
	void binsHaveTheShareOfRightFindings() {
		// 1 is in the last bin with 0.9.
		final PresenceRow sure = PresenceRows.present("liver", 1, 0.9);

		assertEquals(
			List.of(new ReliabilityBin(0, 0, 1), new ReliabilityBin(0.8, 0.5, 2), new ReliabilityBin(0.95, 1, 2)),
			ReliabilityBin.of(List.of(WRONG_AT_0, WRONG_AT_80, RIGHT_AT_90, RIGHT_AT_80, sure)));
	}
}
