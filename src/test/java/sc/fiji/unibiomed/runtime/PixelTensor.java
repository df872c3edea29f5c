package sc.fiji.unibiomed.runtime;

import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.resize.Normalization;
import sc.fiji.unibiomed.runtime.session.NativeHandles;
import sc.fiji.unibiomed.runtime.session.Tensor;

/** An image as the input of a network. */
final class PixelTensor {

	private PixelTensor() {
	}

	/** 1 × 3 × height × width, normalised; the caller closes it. */
	static Tensor of(final RgbImage image, final Normalization normalization, final NativeHandles handles) {
		final Tensor tensor = Tensor.floats(handles, 1, RgbImage.CHANNELS, image.height(), image.width());
		normalization.write(image, tensor.floats());
		return tensor;
	}
}
