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
package sc.fiji.unibiomed.imagej.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;

/** What stands behind the words in the status bar. */
class CancellableTaskRemarkTest {

	private static final long SECOND = 1_000_000_000;

	@Test
	void whatIsSoonDoneSaysNothingAboutItself() {
		assertEquals("", CancellableTask.remark(4 * SECOND, Optional.of(Duration.ofSeconds(2))));
		assertEquals(" (Esc stops)", CancellableTask.remark(5 * SECOND, Optional.empty()));
		assertEquals(" (Esc stops, about 40 s left)",
			CancellableTask.remark(9 * SECOND, Optional.of(Duration.ofSeconds(40))));
	}
}
