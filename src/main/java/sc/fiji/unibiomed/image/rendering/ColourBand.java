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

import java.util.List;

/** What is taken of a packed RGB colour. */
enum ColourBand {

	RED(16),
	GREEN(8),
	BLUE(0),
	/** The mean of the three, rounded: of a grey image that was saved in colours, its grey. */
	BRIGHTNESS(0);

	/** In the order of an RGB image's channels. */
	static final List<ColourBand> CHANNELS = List.of(RED, GREEN, BLUE);

	private final int shift;

	ColourBand(final int shift) {
		this.shift = shift;
	}

	/** From 0 to 255. */
	int of(final int colour) {
		if (this == BRIGHTNESS) {
			return ((colour >> 16 & 0xff) + (colour >> 8 & 0xff) + (colour & 0xff) + 1) / 3;
		}
		return colour >> shift & 0xff;
	}

	/** The colour of this band at a brightness from 0 to 255; of {@link #BRIGHTNESS}, grey. */
	int tint(final int brightness) {
		return this == BRIGHTNESS ? brightness * 0x010101 : brightness << shift;
	}
}
