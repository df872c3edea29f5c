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
package sc.fiji.unibiomed.runtime.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.runtime.failure.DeviceException;

class DeviceTest {

	@Test
	void devicesAreWrittenAsTheyAreRead() {
		for (final String label : List.of("cpu", "cuda:0", "cuda:3", "coreml")) {
			assertEquals(label, Device.parse(label).label());
		}
		assertEquals("cuda:0", Device.parse("cuda").label());
	}

	@ParameterizedTest
	@ValueSource(
		strings = { "", " ", "gpu", "CPU 1", "cuda:", "cuda:-1", "cuda:one", "cuda:9999999999", "cpu:0", "tpu" })
	void anythingElseIsRefusedByName(final String text) {
		final DeviceException refused = assertThrows(DeviceException.class, () -> Device.parse(text));
		assertTrue(refused.getMessage().startsWith("'" + text + "' is not a device"), refused.getMessage());
	}

	@Test
	void theListStartsWithTheCpu() {
		final Devices.Status cpu = Devices.list().get(0);
		assertEquals("cpu", cpu.label());
		assertTrue(cpu.usable());
	}

	@Test
	void whatCannotBeUsedSaysWhy() {
		Devices.list().forEach(status -> assertFalse(status.remark().isBlank()));
	}

	@Test
	void withoutAGpuAutoIsTheCpuAndCudaIsRefused() {
		Assumptions.assumeTrue(
			Devices.list().stream().noneMatch(status -> status.label().startsWith("cuda") && status.usable()),
			"there is a GPU here");
		assertEquals(Device.CPU, Device.parse("auto"));
		final DeviceException refused = assertThrows(DeviceException.class,
			() -> Devices.require(Device.parse("cuda:0")));
		assertTrue(refused.getMessage().contains("cuda:0"), refused.getMessage());
	}

	@Test
	void precisionsAreReadInAnyCase() {
		assertEquals(Precision.EXACT, Precision.parse("Exact"));
		final DeviceException refused = assertThrows(DeviceException.class, () -> Precision.parse("16bit"));
		assertEquals("'16bit' is not a precision; use exact, fast, compact or half.", refused.getMessage());
	}
}
