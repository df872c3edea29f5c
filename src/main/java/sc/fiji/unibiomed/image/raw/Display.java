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
package sc.fiji.unibiomed.image.raw;

import java.util.List;

import sc.fiji.unibiomed.image.intensity.ColourMerge;

/**
 * How software shows an image, ImageJ above all.
 *
 * @param isMerged whether all visible channels are shown at once; else one of them
 * @param merge how they become one
 * @param channels in order; of an RGB image none
 */
public record Display(boolean isMerged, ColourMerge merge, List<ChannelDisplay> channels) {

	public Display {
		channels = List.copyOf(channels);
	}

	/** ImageJ does not merge more channels than that. */
	private static final int MOST_MERGED = 8;

	/** Of an image of values where nobody chose how: several channels at once; one at a time if there are very many. */
	public static Display of(final List<ChannelDisplay> channels) {
		return new Display(channels.size() > 1 && channels.size() <= MOST_MERGED, ColourMerge.SUM, channels);
	}

	/** Of an image that is shown one channel at a time. */
	public static Display single(final List<ChannelDisplay> channels) {
		return new Display(false, ColourMerge.SUM, channels);
	}

	/** @param number from 1 */
	public ChannelDisplay channel(final int number) {
		return channels.get(Math.min(number, channels.size()) - 1);
	}
}
