package sc.fiji.unibiomed.runtime;

/**
 * Where the networks run.
 *
 * @param kind CPU or CUDA
 * @param index number of the GPU, from 0; 0 for the CPU
 */
public record Device(Kind kind, int index) {

	/** The kinds of device this program can use. */
	public enum Kind {
		CPU, CUDA
	}

	public static final Device CPU = new Device(Kind.CPU, 0);

	/**
	 * Reads {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:N}.
	 *
	 * @throws DeviceException if the text is none of these, or {@code auto} finds nothing
	 */
	public static Device parse(final String text) {
		if ("auto".equals(text)) {
			return Devices.best();
		}
		if ("cpu".equals(text)) {
			return CPU;
		}
		if ("cuda".equals(text)) {
			return new Device(Kind.CUDA, 0);
		}
		if (text.matches("cuda:\\d{1,3}")) {
			return new Device(Kind.CUDA, Integer.parseInt(text.substring("cuda:".length())));
		}
		throw new DeviceException("'" + text + "' is no device; use auto, cpu, or cuda:N with N the number of a GPU.");
	}

	/** {@code cpu} or {@code cuda:N}. */
	public String label() {
		return kind == Kind.CPU ? "cpu" : "cuda:" + index;
	}
}
