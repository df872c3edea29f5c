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
package sc.fiji.unibiomed.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.testing.Comparison;
import sc.fiji.unibiomed.testing.Reference;
import sc.fiji.unibiomed.testing.ReferenceData;
import sc.fiji.unibiomed.testing.TestCheckpoints;

/** Every recorded result of corrections by points, boxes and masks, in images and in stacks. */
class CorrectionParityTest {

	/**
	 * Logits of frames that went through memory differ by up to 1.3e-3: a change of 2e-5 in what is remembered, before
	 * it is rounded to bfloat16, moves them as far. The masks that are made of them are compared pixel by pixel.
	 */
	private static final double LOGITS_AFTER_MEMORY = 2e-3;

	private static final ReferenceData CLICKS = Reference.clicks();

	private static LoadedModel model;
	private static CorrectionParity parity;

	@BeforeAll
	static void open() throws IOException {
		model = new LoadedModel(Checkpoint.open(TestCheckpoints.tiny()), RuntimeOptions.exactOnCpu());
		parity = new CorrectionParity(model);
	}

	@AfterAll
	static void everythingNativeIsClosed() {
		parity.close();
		model.close();
		assertEquals(List.of(), model.handles().stillOpen());
	}

	static List<String> cases() {
		return CLICKS.caseIds();
	}

	@ParameterizedTest
	@MethodSource("cases")
	void everyResultIsTheReferences(final String caseId) throws IOException {
		final List<Comparison> comparisons = parity.compare(CLICKS, Reference.data(), caseId);

		assertFalse(comparisons.isEmpty());
		assertEquals(List.of(), comparisons.stream().filter(comparison -> !holds(comparison)).toList());
	}

	private static boolean holds(final Comparison comparison) {
		return comparison.followed() && comparison.tensor().startsWith("low_res_logits")
			? comparison.difference() <= LOGITS_AFTER_MEMORY
			: comparison.holds();
	}
}
