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

import java.util.List;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.rendering.PlaneRendering;

/**
 * Planes of an image as ImageJ displays them: display range and look-up tables applied, overlay and selection left out.
 */
final class DisplayedPlane {

	private DisplayedPlane() {}

	/** Renders a plane with the display settings that the image has now; the image itself stays as it is. */
	static RgbImage of(final ImagePlus image, final Position position) {
		return PlaneRendering.asDisplayed(OpenImage.of(image), List.of(position)).plane(position);
	}

	static RgbImage of(final ColorProcessor color) {
		final int[] argb = (int[]) color.getPixels();
		final byte[] rgb = new byte[RgbImage.length(color.getWidth(), color.getHeight())];
		for (int i = 0; i < argb.length; i++) {
			rgb[3 * i] = (byte) (argb[i] >> 16);
			rgb[3 * i + 1] = (byte) (argb[i] >> 8);
			rgb[3 * i + 2] = (byte) argb[i];
		}
		return new RgbImage(color.getWidth(), color.getHeight(), rgb);
	}
}
