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
package sc.fiji.unibiomed.runtime.device;

import java.nio.file.Path;

/**
 * How the networks are run.
 *
 * @param threads threads per network, at least 1
 * @param cache where prepared networks are kept; {@code null} for nowhere: then a float32 model uses its checkpoint in
 *          place, and another one is prepared for as long as it is loaded
 * @param shared where networks are looked for that somebody else prepared; {@code null} for nowhere
 */
public record RuntimeOptions(Device device, Precision precision, int threads, Path cache, Path shared) {

	public RuntimeOptions {
		if (threads < 1) {
			throw new IllegalArgumentException("The number of threads must be at least 1, not " + threads + ".");
		}
	}

	/** Nobody else prepares networks. */
	public RuntimeOptions(final Device device, final Precision precision, final int threads, final Path cache) {
		this(device, precision, threads, cache, null);
	}

	/** Nothing is kept on disk. */
	public RuntimeOptions(final Device device, final Precision precision, final int threads) {
		this(device, precision, threads, null, null);
	}

	/** Float32 on the CPU with one thread per processor; nothing is kept on disk. */
	public static RuntimeOptions exactOnCpu() {
		return new RuntimeOptions(Device.CPU, Precision.EXACT, Runtime.getRuntime().availableProcessors());
	}
}
