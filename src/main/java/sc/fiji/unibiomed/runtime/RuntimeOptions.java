package sc.fiji.unibiomed.runtime;

/**
 * How the networks are run.
 *
 * @param threads threads per network, at least 1
 */
public record RuntimeOptions(Device device, Precision precision, int threads) {

	public RuntimeOptions {
		if (threads < 1) {
			throw new IllegalArgumentException("The number of threads must be at least 1, not " + threads + ".");
		}
	}

	/** Float32 on the CPU with one thread per processor. */
	public static RuntimeOptions exactOnCpu() {
		return new RuntimeOptions(Device.CPU, Precision.EXACT, Runtime.getRuntime().availableProcessors());
	}
}
