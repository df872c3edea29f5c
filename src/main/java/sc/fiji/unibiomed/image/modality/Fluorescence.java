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
package sc.fiji.unibiomed.image.modality;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.IntStream;

import sc.fiji.unibiomed.image.raw.ImageFacts;

/**
 * Tells images of fluorescence microscopy by their dyes and channels. The model was not trained on a modality of that
 * name.
 */
public final class Fluorescence {

	/** Labels that ImageJ gives the channels of colour pictures with more than 8 bits. */
	private static final List<String> COLORS = List.of("red", "green", "blue");

	private Fluorescence() {}

	/** The first dye, or other word for fluorescence, that a text speaks of. */
	static Optional<String> in(final String text) {
		final Matcher word = ModalityCatalogue.shipped().fluorescenceWords()
			.matcher(text.toLowerCase(Locale.ROOT).replace('_', ' '));
		return word.find() ? Optional.of(text.substring(word.start(), word.end())) : Optional.empty();
	}

	/** Why the channels of an image look like those of a fluorescence microscope, for people; empty if they do not. */
	public static Optional<String> inChannels(final ImageFacts image) {
		if (image.isColour()) {
			return Optional.empty();
		}
		final int channels = image.size().channels();
		final List<String> names = IntStream.rangeClosed(1, channels).mapToObj(image::channelName).toList();
		final Optional<String> dye = names.stream().filter(name -> in(name).isPresent()).findFirst();
		if (dye.isPresent()) {
			return Optional.of("the channel '" + dye.get() + "'");
		}
		final boolean isColorPicture = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList()
			.equals(COLORS);
		final int bits = image.kind().bits();
		return channels > 1 && bits > 8 && !isColorPicture
			? Optional.of("its " + channels + " channels of " + bits + " bits")
			: Optional.empty();
	}
}
