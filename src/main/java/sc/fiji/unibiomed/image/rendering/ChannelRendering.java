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

import java.util.Arrays;

/**
 * How one channel is shown.
 *
 * @param channel from 1; of an RGB image always 1
 * @param band which of an RGB image's colours
 * @param tone tone of a raw value
 * @param colours packed colour of each of the 256 tones
 */
record ChannelRendering(int channel, ColourBand band, ToneMapping tone, int[] colours) {

	/** Whether this is a band of packed colours that nothing is done to. */
	boolean isColourAsItIs() {
		return band != ColourBand.BRIGHTNESS && tone.isIdentity() && Arrays.equals(colours, Colours.of(band));
	}

	/** Packed colour of a raw value. */
	int colour(final double raw) {
		return colours[tone.of(raw)];
	}

	int colour(final RawPlane plane, final int index) {
		return colours[tone.of(plane, index)];
	}
}
