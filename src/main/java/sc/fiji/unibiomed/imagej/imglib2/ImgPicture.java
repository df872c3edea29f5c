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
package sc.fiji.unibiomed.imagej.imglib2;

import net.imglib2.RandomAccessibleInterval;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.rendering.PlaneRendering;

/** ImgLib2 images as they look where nothing is said about them; see {@link ImgImage} for the kinds. */
public final class ImgPicture {

	private ImgPicture() {}

	/**
	 * Converts an image.
	 *
	 * @throws IllegalArgumentException if it is of no kind that the model can see, or too large for one array
	 */
	public static RgbImage of(final RandomAccessibleInterval<?> image) {
		final ImgImage raw = ImgImage.of(image);
		return PlaneRendering.asDisplayed(raw).plane(raw.facts().shown());
	}
}
