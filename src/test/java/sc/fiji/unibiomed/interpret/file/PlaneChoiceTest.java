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
package sc.fiji.unibiomed.interpret.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaneChoiceTest {

	@Test
	void aPageIsWrittenAsItsNumberAndTheSeriesOnlyIfItIsAnother() {
		assertEquals(List.of("1", "7", "stack", "series 2: 7", "series 3: stack"),
			List.of(PlaneChoice.FIRST, new PlaneChoice.Page(7), new PlaneChoice.Stack(),
				new PlaneChoice.Page(7).inSeries(2), new PlaneChoice.Stack().inSeries(3)).stream()
				.map(PlaneChoice::toString).toList());
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "7", "stack", "series 2: 7", "series 3: stack" })
	void whatWasWrittenIsReadAgain(final String text) {
		assertEquals(text, PlaneChoice.parse(text).toString());
		assertEquals(text, PlaneChoice.parse("  " + text.toUpperCase(java.util.Locale.ROOT) + " ").toString());
	}

	@ParameterizedTest
	@ValueSource(
		strings = { "0", "-1", "last", "series 0: 1", "series 2: first", "series 99999999999: 1", "series: 1" })
	void whatIsNoPageIsRefused(final String text) {
		assertThrows(IllegalArgumentException.class, () -> PlaneChoice.parse(text));
	}

	@Test
	void noSeriesIsTheFirst() {
		assertEquals(1, PlaneChoice.parseSeries(" "));
		assertEquals(12, PlaneChoice.parseSeries("12"));
		assertEquals("'two' is not a series; write a number from 1.",
			assertThrows(IllegalArgumentException.class, () -> PlaneChoice.parseSeries("two")).getMessage());
	}
}
