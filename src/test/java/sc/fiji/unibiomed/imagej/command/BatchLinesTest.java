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
package sc.fiji.unibiomed.imagej.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.batch.BatchProgress;
import sc.fiji.unibiomed.batch.BatchSummary;

/** What the window at the end of a batch says. */
class BatchLinesTest {

	@Test
	void aBatchSaysWhatIsDoneFailedAndSkipped() {
		final BatchProgress progress = new BatchProgress(10, 5, 4, 0, 1, 60);
		assertEquals(List.of("Ended: 9 of 10 questions are answered, 4 of them skipped, as they were answered before.",
			"1 failed: failures.csv says why."), BatchCommand.lines(new BatchSummary(progress, 10, 9, 1)));
	}
}
