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
package sc.fiji.unibiomed.runtime.library;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;

/**
 * Keeps ONNX Runtime from telling its makers about this computer. From version 1.29 on, its published builds for Linux
 * and macOS give the computer a number, keep it below {@code ~/.cache/Microsoft}, and send what networks run where to
 * Microsoft, unless the environment variable {@code ORT_DISABLE_TELEMETRY} is set before it starts
 * (microsoft/onnxruntime, pull request 27379). Those for Windows write events of the system's tracing, which are turned
 * off once it has started.
 */
final class TelemetryOptOut {

	private static final Logger LOG = LoggerFactory.getLogger(TelemetryOptOut.class);
	private static final String VARIABLE = "ORT_DISABLE_TELEMETRY";

	private TelemetryOptOut() {}

	/** The C library's access to the environment, which Java has none to (POSIX.1-2017, setenv). */
	private interface Environment extends Library {

		int setenv(String name, String value, int overwrite);
	}

	/** Before ONNX Runtime starts. */
	static void refuse() {
		if (Platform.isWindows() || System.getenv(VARIABLE) != null) {
			return;
		}
		try {
			Native.load(Platform.C_LIBRARY_NAME, Environment.class).setenv(VARIABLE, "1", 0);
		}
		catch (final LinkageError e) {
			LOG.warn("ONNX Runtime's telemetry could not be turned off before its start; set {}=1 to be sure: {}",
				VARIABLE, e.toString());
		}
	}

	/** Once ONNX Runtime has started, perhaps by somebody else. */
	static void turnOff(final OrtEnvironment environment) {
		try {
			environment.setTelemetry(false);
		}
		catch (final OrtException e) {
			LOG.warn("ONNX Runtime's telemetry could not be turned off: {}", e.getMessage());
		}
	}
}
