package sc.fiji.unibiomed.runtime.library;

/** Settings of DJL's tokenizer library that have to be in place before it is first used. */
public final class NativeTokenizers {

	/** Which native library; without it, DJL downloads a CUDA one where it finds a CUDA driver. */
	private static final String FLAVOR = "RUST_FLAVOR";

	/** Without it, DJL asks the network whether it runs in a data centre, and then reports its version there. */
	private static final String NO_TELEMETRY = "OPT_OUT_TRACKING";

	private NativeTokenizers() {}

	/**
	 * Makes DJL take the CPU library from its own jar and contact nobody. Values that the user has set, as environment
	 * variables or system properties, stay.
	 */
	public static void stayOffline() {
		setIfAbsent(FLAVOR, "cpu");
		setIfAbsent(NO_TELEMETRY, "true");
	}

	private static void setIfAbsent(final String name, final String value) {
		if (System.getenv(name) == null && System.getProperty(name) == null) System.setProperty(name, value);
	}
}
