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

import java.util.List;
import java.util.stream.Stream;

import sc.fiji.unibiomed.imagej.dialog.DialogNote;
import sc.fiji.unibiomed.runtime.device.Devices;

/** The devices of this computer as a remark in a dialog. */
final class DeviceText {

	private DeviceText() {}

	/** What can be chosen: {@code auto} and everything that this computer has, be it usable already or not. */
	static List<String> labels(final List<Devices.Status> devices) {
		return Stream
			.concat(Stream.of("auto"),
				devices.stream().filter(device -> device.usable() || isGpu(device)).map(Devices.Status::label))
			.toList();
	}

	/** Whether there is a GPU of NVIDIA's that may lack nothing but libraries. */
	static boolean needsCuda(final List<Devices.Status> devices) {
		return devices.stream().anyMatch(device -> isGpu(device) && !device.usable());
	}

	private static boolean isGpu(final Devices.Status device) {
		return device.label().startsWith("cuda:");
	}

	/** A remark with a line for each device. */
	static String html(final List<Devices.Status> devices) {
		return DialogNote.html(devices.stream()
			.map(
				device -> "Device " + device.label() + (device.usable() ? ": " : " cannot be used: ") + device.remark())
			.toList());
	}
}
