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

import java.util.List;
import java.util.Optional;

import sc.fiji.unibiomed.runtime.failure.DeviceException;
import sc.fiji.unibiomed.runtime.library.CudaBuild;

/** Which devices this computer has, and why one cannot be used. */
public final class Devices {

	/**
	 * One way to run the networks.
	 *
	 * @param label what to write after {@code --device}
	 * @param usable whether it works here
	 * @param remark for people: what it is, or why it cannot be used and what to do
	 */
	public record Status(String label, boolean usable, String remark) {}

	private Devices() {}

	/** The first GPU that works, else the CPU. */
	static Device best() {
		return survey().list().stream().filter(status -> status.usable() && status.label().startsWith("cuda"))
			.findFirst().map(status -> Device.parse(status.label())).orElse(Device.CPU);
	}

	/**
	 * The CPU first, then the others; at least a line that says why there is none. Starts what networks run with, as
	 * only that tells whether it works here.
	 */
	public static List<Status> list() {
		return survey().listTried();
	}

	/**
	 * Makes sure that a device can be used.
	 *
	 * @throws DeviceException if not; the message says why
	 */
	public static void require(final Device device) {
		device.obstacle().ifPresent(obstacle -> {
			throw new DeviceException(
				"The device " + device.label() + " cannot be used: " + obstacle + "; use the device cpu.");
		});
	}

	static Optional<String> cudaObstacle(final int index) {
		return survey().cudaObstacle(index);
	}

	static Optional<String> coreMlObstacle() {
		return survey().coreMlObstacle();
	}

	private static DeviceSurvey survey() {
		return new DeviceSurvey(new ThisComputer(), CudaBuild.published());
	}
}
