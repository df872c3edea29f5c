package sc.fiji.unibiomed.runtime.device;

import java.util.Optional;

import ai.onnxruntime.OrtSession;

/** The processor: what ONNX Runtime uses where nothing else is asked for. */
public record CpuDevice() implements Device {

	@Override
	public String label() {
		return "cpu";
	}

	@Override
	public boolean isCpu() {
		return true;
	}

	@Override
	public Optional<String> obstacle() {
		return Optional.empty();
	}

	@Override
	public void addTo(final OrtSession.SessionOptions settings, final Precision precision) {
		// Nothing to add: every session has the CPU.
	}
}
