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

import java.util.Optional;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;

/**
 * A GPU of NVIDIA's.
 *
 * @param index its number, from 0
 */
record CudaDevice(int index) implements Device {

	@Override
	public String label() {
		return "cuda:" + index;
	}

	@Override
	public Optional<String> obstacle() {
		return Devices.cudaObstacle(index);
	}

	@Override
	public void addTo(final OrtSession.SessionOptions settings, final Precision precision) throws OrtException {
		try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(index)) {
			// The default, TF32, rounds the factors of every matrix product to 10 bits: not what "exact" promises.
			cuda.add("use_tf32", precision == Precision.EXACT ? "0" : "1");
			// The default doubles what it has taken whenever it needs more; seven networks share the GPU with other
			// programs.
			cuda.add("arena_extend_strategy", "kSameAsRequested");
			settings.addCUDA(cuda);
		}
	}
}
