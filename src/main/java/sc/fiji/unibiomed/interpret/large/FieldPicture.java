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
package sc.fiji.unibiomed.interpret.large;

import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.SingleImage;

/**
 * A field of a large image as a picture of its own.
 *
 * @param pixels of the field
 * @param pixelAspect of the large image
 */
public record FieldPicture(RgbImage pixels, double pixelAspect) implements SingleImage {

	/** Reads a field of a single image, and nothing else of it. */
	static FieldPicture of(final Picture image, final Bounds field) {
		return of(image, 0, field);
	}

	/** Reads a field of a frame, and nothing else of it. */
	public static FieldPicture of(final Picture image, final int frame, final Bounds field) {
		return new FieldPicture(image.part(frame, field), image.pixelAspect());
	}

	/** Whether all pixels have the same colour, so that there is nothing to see. */
	boolean isBlank() {
		final byte[] bytes = pixels.pixels();
		for (int i = RgbImage.CHANNELS; i < bytes.length; i++) {
			if (bytes[i] != bytes[i - RgbImage.CHANNELS]) {
				return false;
			}
		}
		return true;
	}

	@Override
	public int width() {
		return pixels.width();
	}

	@Override
	public int height() {
		return pixels.height();
	}

	@Override
	public RgbImage frame(final int index) {
		return pixels;
	}
}
