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

import sc.fiji.unibiomed.image.intensity.ColourMerge;

/**
 * How an image's planes are shown.
 *
 * @param channels those that are seen, in order
 * @param merge how they become one
 * @param description in words, with the values that were decided on
 */
record ImageRendering(List<ChannelRendering> channels, ColourMerge merge, String description) {

	ImageRendering {
		channels = List.copyOf(channels);
	}

	/** Whether packed colours are shown as they are, all of them. */
	boolean areColoursAsTheyAre() {
		return merge == ColourMerge.SUM && channels.size() == ColourBand.CHANNELS.size() &&
			channels.stream().allMatch(ChannelRendering::isColourAsItIs);
	}

	static ImageRendering of(final ChannelRendering channel, final String description) {
		return new ImageRendering(List.of(channel), ColourMerge.SUM, description);
	}
}
