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
package sc.fiji.unibiomed.interpret.demo;

import java.util.function.ToDoubleFunction;

/**
 * What is measured of a picture, to tell a computer-generated one from others. None of them depends on which side is
 * left or up. Brightness is the mean of red, green and blue, from 0 to 255.
 */
enum PictureMeasure {

	BRIGHTNESS("mean brightness", MeasuredPicture::brightness), //
	CONTRAST("standard deviation of the brightness", MeasuredPicture::contrast), //
	COLOUR("mean distance of the largest from the smallest of red, green and blue", MeasuredPicture::colour), //
	CENTRE("mean brightness nearer to the middle than a fifth of the side", MeasuredPicture::centre), //
	CORNERS("mean brightness farther from the middle than 0.56 of the side", MeasuredPicture::corners), //
	NOISE("noise of the brightness", picture -> picture.noise(1)), //
	COARSE_NOISE("noise of every second pixel", picture -> picture.noise(2)), //
	COLOUR_NOISE("noise of red minus green", MeasuredPicture::colourNoise), //
	GRAIN("correlation of the noise of neighbours: -2/3 if each pixel has its own", MeasuredPicture::grain), //
	EDGES("mean change of the brightness between squares of 8 pixels", MeasuredPicture::edges);

	private final String meaning;
	private final ToDoubleFunction<MeasuredPicture> measured;

	PictureMeasure(final String meaning, final ToDoubleFunction<MeasuredPicture> measured) {
		this.meaning = meaning;
		this.measured = measured;
	}

	/** What it is, for documents. */
	String meaning() {
		return meaning;
	}

	double of(final MeasuredPicture picture) {
		return measured.applyAsDouble(picture);
	}
}
