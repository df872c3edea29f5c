package sc.fiji.unibiomed.imagej;

import java.nio.file.Path;

import sc.fiji.unibiomed.models.CacheFolder;

/**
 * Which model is run, and how.
 *
 * @param model as {@link sc.fiji.unibiomed.models.Models#find} reads it: a known model, a repository, or a folder
 * @param device {@code auto}, {@code cpu} or {@code cuda:N}
 * @param precision {@code exact}, {@code fast}, {@code compact} or {@code half}
 * @param threads processor threads, 0 for as many as there are
 * @param cache folder for what can be made again, blank for the platform's usual place
 */
public record ModelSettings(String model, String device, String precision, int threads, String cache) {

	/** The demo model in float32. */
	public static ModelSettings defaults() {
		return new ModelSettings("demo", "auto", "exact", 0, "");
	}

	/** The cache folder that these settings mean. */
	public CacheFolder cacheFolder() {
		return cache.isBlank() ? CacheFolder.ofUser() : CacheFolder.chosen(Path.of(cache));
	}
}
