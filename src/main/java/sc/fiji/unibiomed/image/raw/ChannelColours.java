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

/** Tables of 256 packed colours for channels, as ImageJ makes them. */
public final class ChannelColours {

	private static final int TONES = 256;
	private static final int GREY = 0xffffff;
	/** Red, green, blue, grey, cyan, magenta, yellow. */
	private static final int[] ORDER = { 0xff0000, 0x00ff00, 0x0000ff, GREY, 0x00ffff, 0xff00ff, 0xffff00 };

	private ChannelColours() {}

	/** From black to white. */
	public static int[] grey() {
		return to(GREY);
	}

	/**
	 * Those of a channel that has none of its own; grey from the eighth on.
	 *
	 * @param channel from 1
	 */
	public static int[] ofChannel(final int channel) {
		return to(channel <= ORDER.length ? ORDER[channel - 1] : GREY);
	}

	/** From black to a packed colour. */
	public static int[] to(final int colour) {
		final int[] colours = new int[TONES];
		for (int i = 0; i < TONES; i++) {
			colours[i] = part(colour >> 16 & 0xff, i) << 16 | part(colour >> 8 & 0xff, i) << 8 | part(colour & 0xff, i);
		}
		return colours;
	}

	private static int part(final int most, final int tone) {
		return (int) (tone * (most / 255.0));
	}
}
