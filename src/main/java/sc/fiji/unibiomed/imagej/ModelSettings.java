package sc.fiji.unibiomed.imagej;

/**
 * Which model is run, and how.
 *
 * @param model {@code demo}, or a folder with a HuggingFace checkpoint
 * @param device {@code auto}, {@code cpu} or {@code cuda:N}
 * @param precision {@code exact}, {@code fast}, {@code compact} or {@code half}
 * @param threads processor threads, 0 for as many as there are
 */
public record ModelSettings(String model, String device, String precision, int threads) {

	/** The demo model in float32. */
	public static ModelSettings defaults() {
		return new ModelSettings("demo", "auto", "exact", 0);
	}
}
