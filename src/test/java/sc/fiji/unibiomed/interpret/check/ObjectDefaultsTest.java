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
package sc.fiji.unibiomed.interpret.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectDefaultsTest {

	private final ObjectDefaults usual = ObjectDefaults.shipped();

	@ParameterizedTest
	@ValueSource(strings = { "nuclei", "Nuclei", "cell nuclei", "nuclei of the tumor", "inflammatory cells",
		"neutrophil", "lymphocytes", "breast cancer cells", "vessel", "blood vessels", "retinal vessel", "vasculature",
		"mitochondria", "bacteria", "the nuclei in the picture", "nuclei and cells" })
	void nucleiCellsAndVesselsAreCounted(final String target) {
		assertEquals(OptionalInt.of(20), usual.smallest(target));
	}

	@ParameterizedTest
	@ValueSource(
		strings = { "gland", "colon glands", "glandular structure", "thyroid follicles", "glomeruli", "colon crypts" })
	void glandsAreCountedAndLarger(final String target) {
		assertEquals(OptionalInt.of(100), usual.smallest(target));
	}

	@ParameterizedTest
	@ValueSource(strings = { "liver", "kidney", "left lung", "brain tumor", "tumor", "basal cell carcinoma",
		"adrenal gland", "right adrenal gland", "parotid glands", "suprarenal gland", "caudate nucleus", "optic disc",
		"portal vein and splenic vein", "stroma", "finding 1", "exudate", "nucleus accumbens", "" })
	void organsTumorsAndEverythingElseAreOneRegion(final String target) {
		assertEquals(OptionalInt.empty(), usual.smallest(target));
		assertFalse(usual.anyIsCounted(target));
	}

	@Test
	void ofSeveralThingsOneMayBeCounted() {
		assertEquals(OptionalInt.empty(), usual.smallest("nuclei and stroma"));
		assertTrue(usual.anyIsCounted("nuclei and stroma"));
		assertEquals(OptionalInt.of(20), usual.smallest("glands and nuclei"));
	}
}
