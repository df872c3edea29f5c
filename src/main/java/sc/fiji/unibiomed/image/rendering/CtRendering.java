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
package sc.fiji.unibiomed.image.rendering;

import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.intensity.IntensityChoice;
import sc.fiji.unibiomed.image.intensity.IntensityWindow;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.image.raw.PixelKind;
import sc.fiji.unibiomed.image.raw.ValueCalibration;

/** Computed tomography through a window of Hounsfield units. Tables of colours do not count: bone stays white. */
final class CtRendering {

	private static final String INPUT = "intensity";

	private CtRendering() {}

	/** @throws InputException if the image cannot have Hounsfield units */
	static ImageRendering of(final ImageFacts image, final int channel, final IntensityChoice choice,
		final IntensityWindow window)
	{
		if (image.isColour()) {
			throw new InputException(INPUT, "An RGB image has no Hounsfield units, so that '" + choice.label() +
				"' cannot be used; choose 'as displayed', or open the original CT image.");
		}
		final ValueCalibration values = image.values();
		if (image.kind() == PixelKind.UINT8 && !values.isCalibrated()) {
			throw new InputException(INPUT, "An 8-bit image without calibration has no Hounsfield units, so that '" +
				choice.label() + "' cannot be used; choose 'as displayed', or open the original CT image.");
		}
		final ToneMapping tone = new ToneMapping(image.kind().levels(), raw -> window.toGrey(values.of(raw)));
		final String note = values.isCalibrated()
			? ""
			: " (pixel values taken as HU: the image has no calibration of values)";
		return ImageRendering.of(new ChannelRendering(channel, ColourBand.BRIGHTNESS, tone, Colours.grey()),
			choice.label() + ": " + NumberText.range(window.low(), window.high()) + " HU" + note);
	}
}
