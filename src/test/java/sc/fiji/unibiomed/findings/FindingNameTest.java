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
package sc.fiji.unibiomed.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class FindingNameTest {

	@Test
	void whatHasNoNameHasItsNumber() {
		assertEquals("finding 3", FindingName.ofNumber(3));
		assertTrue(FindingName.saysNothing(FindingName.ofNumber(3)));
		assertFalse(FindingName.saysNothing("finding"));
		assertFalse(FindingName.saysNothing("liver 3"));
		assertFalse(FindingName.saysNothing("other finding 3"));
	}

	@Test
	void anotherNumberMakesAnotherName() {
		assertEquals("finding 7", FindingName.numbered("finding 3", 7));
		assertEquals("liver", FindingName.numbered("liver", 7));
	}

	@Test
	void theNumberIsSaidOnce() {
		final Finding nameless = new Finding(2, "finding 2", List.of());
		final Finding liver = new Finding(2, "liver", List.of());
		assertEquals("finding 2", FindingName.withNumber(nameless));
		assertEquals("2 finding", FindingName.afterNumber(nameless));
		assertEquals("liver 2", FindingName.withNumber(liver));
		assertEquals("2 liver", FindingName.afterNumber(liver));
		assertEquals("finding", FindingName.kind(nameless.phrase()));
	}
}
