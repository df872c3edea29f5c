package sc.fiji.unibiomed.runtime.library;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;

/**
 * Keeps ONNX Runtime from telling its makers about this computer. From version 1.29 on, its published builds for Linux and
 * macOS give the computer a number, keep it below {@code ~/.cache/Microsoft}, and send what networks run where to Microsoft,
 * unless the environment variable {@code ORT_DISABLE_TELEMETRY} is set before it starts (microsoft/onnxruntime, pull request
 * 27379). Those for Windows write events of the system's tracing, which are turned off once it has started.
 */
final class TelemetryOptOut {

	private static final Logger LOG = LoggerFactory.getLogger(TelemetryOptOut.class);
	private static final String VARIABLE = "ORT_DISABLE_TELEMETRY";

	private TelemetryOptOut() {
	}

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
			LOG.warn("ONNX Runtime's telemetry could not be turned off before its start; set {}=1 to be sure: {}", VARIABLE, e
				.toString());
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
