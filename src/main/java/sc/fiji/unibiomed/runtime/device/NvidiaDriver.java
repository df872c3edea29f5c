package sc.fiji.unibiomed.runtime.device;

import java.util.List;

/**
 * NVIDIA's driver and the GPUs that it drives.
 *
 * @param installed whether there is one
 * @param problem why it does not work, in its own words; empty if it does
 * @param cuda the newest version of CUDA that it supports: 1000 × major + 10 × minor
 * @param gpus in the order of their numbers
 */
record NvidiaDriver(boolean installed, String problem, int cuda, List<Gpu> gpus) {

	/** No driver. */
	static final NvidiaDriver NONE = new NvidiaDriver(false, "", 0, List.of());

	/**
	 * A GPU.
	 *
	 * @param name as its maker calls it
	 * @param major of its compute capability
	 * @param minor of its compute capability
	 * @param bytes its memory
	 */
	record Gpu(String name, int major, int minor, long bytes) {
	}

	NvidiaDriver {
		gpus = List.copyOf(gpus);
	}

	/** A driver that is there but does not work. */
	static NvidiaDriver broken(final String problem) {
		return new NvidiaDriver(true, problem, 0, List.of());
	}

	/** The newest version of CUDA that it supports, such as {@code 12.4}. */
	String cudaVersion() {
		return cuda / 1000 + "." + cuda % 1000 / 10;
	}
}
