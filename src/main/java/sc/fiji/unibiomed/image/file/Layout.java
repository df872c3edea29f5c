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
package sc.fiji.unibiomed.image.file;

import sc.fiji.unibiomed.image.raw.Dimensions;
import sc.fiji.unibiomed.image.raw.Position;

/**
 * Which picture of a stack is which channel, slice and time point.
 *
 * @param channels at least 1
 * @param slices at least 1
 * @param times at least 1
 * @param isSlicesFirst whether all slices of a channel come before the next channel; else all channels of a slice
 *          before the next slice
 */
record Layout(int channels, int slices, int times, boolean isSlicesFirst) {

	/** Slices of one channel. */
	static Layout slices(final int count) {
		return new Layout(1, count, 1, false);
	}

	/** What ImageJ's description says of a stack; slices if it does not go with the number of pictures. */
	static Layout of(final int pictures, final ImageJText text) {
		final long channels = text.count("channels");
		final long slices = text.count("slices");
		final long times = text.count("frames");
		// Each is in the range of an int.
		final boolean isLikely = channels > 0 && slices > 0 && times > 0 && channels <= pictures && slices <= pictures;
		if (pictures < 2 || !isLikely || channels * slices > pictures || channels * slices * times != pictures) {
			return slices(pictures);
		}
		return new Layout((int) channels, (int) slices, (int) times, text.text().contains("order=zct"));
	}

	Dimensions size(final int width, final int height) {
		return new Dimensions(width, height, channels, slices, times);
	}

	/** Index of a picture in the stack, from 0. */
	int index(final Position plane, final int channel) {
		final int slice = plane.slice() - 1;
		final int time = plane.frame() - 1;
		return isSlicesFirst
			? slice + slices * (channel - 1 + channels * time)
			: channel - 1 + channels * (slice + slices * time);
	}
}
