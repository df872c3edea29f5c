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

import java.util.Optional;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import sc.fiji.unibiomed.runtime.failure.DeviceException;

/** Where networks run: the CPU, or one of ONNX Runtime's other execution providers. */
public interface Device {

	/** The processor; works everywhere. */
	Device CPU = new CpuDevice();

	/**
	 * Reads {@code auto}, {@code cpu}, {@code cuda}, {@code cuda:N} or {@code coreml}. What {@code auto} means is found
	 * out at once; whether another device can be used is not asked here, but by {@link #obstacle}.
	 *
	 * @throws DeviceException if the text is none of these
	 */
	static Device parse(final String text) {
		if ("auto".equals(text)) {
			return Devices.best();
		}
		if ("cpu".equals(text)) {
			return CPU;
		}
		if ("coreml".equals(text)) {
			return new CoreMlDevice();
		}
		if ("cuda".equals(text)) {
			return new CudaDevice(0);
		}
		if (text.matches("cuda:\\d{1,3}")) {
			return new CudaDevice(Integer.parseInt(text.substring("cuda:".length())));
		}
		throw new DeviceException(
			"'" + text + "' is not a device; use auto, cpu, cuda:N with N the number of a GPU, or coreml on a Mac.");
	}

	/** As it is written on the command line and in results: {@code cpu}, {@code cuda:N} or {@code coreml}. */
	String label();

	/** Whether this is the CPU, which nothing can stand in for. */
	default boolean isCpu() {
		return false;
	}

	/**
	 * Why it cannot be used on this computer, as the end of a sentence; empty if it can, or nothing speaks against it.
	 */
	Optional<String> obstacle();

	/**
	 * Makes sessions run here.
	 *
	 * @param settings of a session that is about to be made
	 * @param precision in which it shall calculate
	 * @throws OrtException if ONNX Runtime refuses; the session can then be made for the CPU
	 */
	void addTo(OrtSession.SessionOptions settings, Precision precision) throws OrtException;

	/** Told that a network was loaded for this device. */
	default void opened(final String network) {}

	/**
	 * Told that a network failed here and runs on the CPU from now on.
	 *
	 * @param network its name
	 * @param reason ONNX Runtime's words
	 */
	default void gaveUp(final String network, final String reason) {}
}
