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
package sc.fiji.unibiomed.imagej.image;

import java.util.Map;

import ij.ImagePlus;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.interpret.view.ImageInput;

/**
 * How images that are open in ImageJ are shown to the model: kept in their properties, and so saved with them as TIFF.
 */
public final class ImageInputs {

	private ImageInputs() {}

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
