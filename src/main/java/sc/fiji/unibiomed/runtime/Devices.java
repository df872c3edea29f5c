package sc.fiji.unibiomed.runtime;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

import ai.djl.util.cuda.CudaUtils;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;

/** Which devices there are, and why one cannot be used. */
public final class Devices {

	/**
	 * One way to run the networks.
	 *
	 * @param label what to write after {@code --device}
	 * @param usable whether it works here
	 * @param remark for people: what it is, or why it cannot be used and what to do
	 */
	public record Status(String label, boolean usable, String remark) {
	}

	private static final String NO_GPU = "no NVIDIA GPU, or no CUDA, was found; a GPU needs NVIDIA's driver and CUDA 12";

	private Devices() {
	}

	/** The first GPU that works, else the CPU. */
	static Device best() {
		return list().stream().filter(status -> status.usable() && status.label().startsWith("cuda")).findFirst().map(
			status -> Device.parse(status.label())).orElse(Device.CPU);
	}

	/** The CPU first, then every GPU; without one, a line that says why CUDA is out. */
	public static List<Status> list() {
		final List<Status> result = new ArrayList<>();
		final OrtEnvironment environment = OnnxRuntime.environment();
		result.add(new Status("cpu", true, Runtime.getRuntime().availableProcessors() + " processors, ONNX Runtime " +
			environment.getVersion()));
		final int gpus = CudaUtils.getGpuCount();
		if (gpus == 0) {
			result.add(new Status("cuda", false, NO_GPU));
		}
		for (int i = 0; i < gpus; i++) {
			final String obstacle = cudaObstacle(i);
			final String card = "compute capability " + CudaUtils.getComputeCapability(i) + ", CUDA " + CudaUtils
				.getCudaVersionString();
			result.add(new Status("cuda:" + i, obstacle == null, obstacle == null ? card : card + "; " + obstacle));
		}
		return result;
	}

	/**
	 * Makes sure that a device can be used.
	 *
	 * @throws DeviceException if not; the message says why
	 */
	static void require(final Device device) {
		if (device.kind() == Device.Kind.CPU) {
			return;
		}
		final int gpus = CudaUtils.getGpuCount();
		final String obstacle = gpus == 0 ? NO_GPU : device.index() >= gpus ? "GPUs are counted from 0, and this machine has " + gpus
			: cudaObstacle(device.index());
		if (obstacle != null) {
			throw new DeviceException("The device " + device.label() + " cannot be used: " + obstacle + "; use --device cpu.");
		}
	}

	/** Why CUDA cannot be used on a GPU that is there, or {@code null} if it can. */
	private static String cudaObstacle(final int index) {
		final EnumSet<OrtProvider> built = OrtEnvironment.getAvailableProviders();
		if (!built.contains(OrtProvider.CUDA)) {
			return "this ONNX Runtime has no CUDA provider; replace the onnxruntime jar by onnxruntime_gpu of the same version";
		}
		try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
			options.addCUDA(index);
			return null;
		}
		catch (final OrtException e) {
			return "ONNX Runtime cannot use it: " + e.getMessage().replaceAll("\\s+", " ");
		}
	}
}
