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
package sc.fiji.unibiomed.cli.option;

import java.io.Serializable;

import sc.fiji.unibiomed.cli.terminal.UsageException;
import sc.fiji.unibiomed.models.CudaPackage;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.device.Device;
import sc.fiji.unibiomed.runtime.device.Precision;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.runtime.device.ThreadCount;
import sc.fiji.unibiomed.runtime.library.NativeLibraries;

/**
 * How the networks shall run, on whichever computer that will be.
 *
 * @param device as {@link Device#parse} reads it
 * @param precision as {@link Precision#parse} reads it
 * @param threads processor threads; 0 for as many as there are processors
 */
public record RuntimeChoice(String device, String precision, int threads) implements Serializable {

	/**
	 * On this computer.
	 *
	 * @throws UsageException if it has too few processors for the threads
	 */
	public RuntimeOptions here() {
		check();
		ThreadCount.obstacle(threads).ifPresent(obstacle -> {
			throw new UsageException("--threads: " + obstacle);
		});
		final CacheFolder cache = CacheFolder.ofUser();
		CudaPackage.in(cache).libraries().use();
		NativeLibraries.published().use(cache.own());
		return new RuntimeOptions(Device.parse(device), Precision.parse(precision),
			threads == 0 ? Runtime.getRuntime().availableProcessors() : threads, cache.own(), cache.shared());
	}

	/** Refuses what no computer can do; which one it will be may not be known yet. */
	public void check() {
		if (threads < 0) {
			throw new UsageException("--threads must be at least 1, not " + threads + ".");
		}
		Precision.parse(precision);
		if (!"auto".equals(device)) {
			Device.parse(device);
		}
	}
}
