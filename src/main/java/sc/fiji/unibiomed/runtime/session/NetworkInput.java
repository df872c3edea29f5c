package sc.fiji.unibiomed.runtime.session;

import java.nio.FloatBuffer;

import jdk.jfr.FlightRecorder;

/** Lets a flight recording see what networks are given; does nothing in a Java without Flight Recorder. */
public final class NetworkInput {

	private static final boolean CAN_RECORD = ModuleLayer.boot().findModule("jdk.jfr").isPresent();

	private NetworkInput() {
	}

	/**
	 * Notes an input, if a recording wants it.
	 *
	 * @param network its name, for people and tests
	 * @param pixels from the position to the limit; stays as it is
	 */
	public static void note(final String network, final FloatBuffer pixels) {
		// The event alone would wake the recorder up, which takes a tenth of a second of a process that records nothing.
		if (CAN_RECORD && FlightRecorder.isInitialized()) {
			NetworkInputEvent.record(network, pixels);
		}
	}
}
