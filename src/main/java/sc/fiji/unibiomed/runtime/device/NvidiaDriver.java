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
	record Gpu(String name, int major, int minor, long bytes) {}

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
