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
package sc.fiji.unibiomed.imagej.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.interpret.answer.InterpretationListener.Stage;

/** What the window says while it waits for an answer. */
class StageTextTest {

	@Test
	void tilesAreCountedAndTheTimeIsTold() {
		assertEquals("Looking at the image (3 of 10) … about 25 s left",
			StageText.of("", Stage.VISION, 2, 10, Optional.of(Duration.ofSeconds(24))));
	}

	@Test
	void fieldsAreNamedInsteadOfTheirTiles() {
		assertEquals("Field 3 of 9, looking at the image …",
			StageText.of("field 3 of 9", Stage.VISION, 210, 900, Optional.empty()));
	}
}
