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
			// The default doubles what it has taken whenever it needs more; seven networks share the GPU with other programs.
			cuda.add("arena_extend_strategy", "kSameAsRequested");
			settings.addCUDA(cuda);
		}
	}
}
