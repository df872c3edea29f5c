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
package sc.fiji.unibiomed.imagej.host;

import java.nio.file.Path;
import java.util.Locale;

import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.models.CudaPackage;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.device.Device;
import sc.fiji.unibiomed.runtime.device.Precision;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.runtime.device.ThreadCount;
import sc.fiji.unibiomed.runtime.library.NativeLibraries;

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

	/** The same for another model. */
	public ModelSettings withModel(final String other) {
		return new ModelSettings(other, device, precision, threads, cache);
	}

	/** The cache folder that these settings mean. */
	public CacheFolder cacheFolder() {
		return cache.isBlank() ? CacheFolder.ofUser() : CacheFolder.chosen(Path.of(cache));
	}

	/**
	 * How the networks are run with these settings.
	 *
	 * @throws InputException if there is no such precision
	 * @throws sc.fiji.unibiomed.runtime.failure.DeviceException if there is no such device
	 */
	public RuntimeOptions runtime() {
		final Precision numbers;
		try {
			numbers = Precision.valueOf(precision.strip().toUpperCase(Locale.ROOT));
		}
		catch (final IllegalArgumentException e) {
			throw new InputException("precision",
				"'" + precision + "' is not a precision; write exact, fast, compact or half.");
		}
		ThreadCount.obstacle(threads).ifPresent(obstacle -> {
			throw new InputException("threads", "UniBiomed Options, Threads: " + obstacle);
		});
		final int workers = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
		final CacheFolder folder = cacheFolder();
		CudaPackage.in(folder).libraries().use();
		NativeLibraries.published().use(folder.own());
		return new RuntimeOptions(Device.parse(device), numbers, workers, folder.own(), folder.shared());
	}
}
