package sc.fiji.unibiomed.runtime.device;

import java.util.Optional;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

/**
 * Apple's CoreML, which spreads work over a Mac's processor, GPU and neural engine. It calculates in float16 where it
 * likes, so {@code auto} never chooses it.
 */
record CoreMlDevice() implements Device {

	@Override
	public String label() {
		return "coreml";
	}

	@Override
	public Optional<String> obstacle() {
		return Devices.coreMlObstacle();
	}

	@Override
	public void addTo(final OrtSession.SessionOptions settings, final Precision precision) throws OrtException {
		settings.addCoreML();
	}
}
