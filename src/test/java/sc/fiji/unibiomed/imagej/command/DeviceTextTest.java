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

import sc.fiji.unibiomed.imagej.dialog.DialogNote;
import sc.fiji.unibiomed.runtime.device.Devices;

class DeviceTextTest {

	@Test
	void usableDevicesSayWhatTheyAreAndOthersWhyNot() {
		assertEquals("Device cpu: 2 processors\nDevice cuda cannot be used: a & b < c", DialogNote.text(DeviceText.html(
			List.of(new Devices.Status("cpu", true, "2 processors"), new Devices.Status("cuda", false, "a & b < c")))));
	}

	private static final Devices.Status CPU = new Devices.Status("cpu", true, "2 processors");
	private static final Devices.Status NO_GPU = new Devices.Status("cuda", false, "no driver");
	private static final Devices.Status GPU = new Devices.Status("cuda:0", true, "a card");
	private static final Devices.Status WITHOUT_LIBRARIES = new Devices.Status("cuda:1", false, "no libraries");

	@Test
	void whatTheComputerHasCanBeChosen() {
		assertEquals(List.of("auto", "cpu"), DeviceText.labels(List.of(CPU, NO_GPU)));
		assertEquals(List.of("auto", "cpu", "cuda:0", "cuda:1"),
			DeviceText.labels(List.of(CPU, GPU, WITHOUT_LIBRARIES)));
	}

	@Test
	void librariesAreOfferedToAGpuThatLacksThem() {
		assertEquals(false, DeviceText.needsCuda(List.of(CPU, NO_GPU)));
		assertEquals(false, DeviceText.needsCuda(List.of(CPU, GPU)));
		assertEquals(true, DeviceText.needsCuda(List.of(CPU, GPU, WITHOUT_LIBRARIES)));
	}
}
