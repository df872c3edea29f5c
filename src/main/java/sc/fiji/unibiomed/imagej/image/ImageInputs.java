package sc.fiji.unibiomed.imagej.image;

import java.util.Map;

import ij.ImagePlus;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.interpret.view.ImageInput;

/** How images that are open in ImageJ are shown to the model: kept in their properties, and so saved with them as TIFF. */
public final class ImageInputs {

	private ImageInputs() {
	}

	/** What an image has; the defaults where it says nothing, or nothing that can be used. */
	public static ImageInput of(final ImagePlus image) {
		return ImageInput.of(OpenImage.of(image).facts());
	}

	/**
	 * Makes an image keep a choice. What is left to the plugin leaves no trace in the image.
	 *
	 * @throws InputException if the image has not got the channels
	 */
	public static void apply(final ImageInput input, final ImagePlus image) {
		input.requireChannels(OpenImage.of(image).facts());
		final Map<String, String> properties = input.properties();
		ImageInput.keys().forEach(key -> image.setProp(key, properties.get(key)));
	}
}
