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

import java.io.IOException;

import sc.fiji.unibiomed.image.page.RawPage;
import sc.fiji.unibiomed.image.raw.ChannelColours;
import sc.fiji.unibiomed.image.raw.PixelKind;
import sc.fiji.unibiomed.image.tiff.TiffDirectory;
import sc.fiji.unibiomed.image.tiff.TiffFormat;
import sc.fiji.unibiomed.image.tiff.TiffTag;

/** Tables of 256 packed colours. */
final class LookUpTables {

	private static final int SIZE = 256;

	private LookUpTables() {}

	/** From black to white. */
	static int[] grey() {
		return RawPage.grey(false);
	}

	/** The colours that ImageJ gives to a channel, from 0, which has none of its own. */
	static int[] ofChannel(final int channel) {
		return ChannelColours.ofChannel(channel + 1);
	}

	/** Those that a picture of a file is shown with; of a picture of more than 8 bits only ImageJ has a table. */
	static int[] of(final RawPage page) {
		return page.colours() == null ? grey() : page.colours();
	}

	/**
	 * Those that a picture of a TIFF file is shown with.
	 *
	 * @param isDescribed whether the file has a description; without one, ImageJ distrusts tables of 16-bit pictures
	 */
	static int[] of(final RawPage page, final TiffDirectory directory, final boolean isDescribed) throws IOException {
		if (page.kind() == PixelKind.UINT8 || page.kind() == PixelKind.COLOUR) {
			return of(page);
		}
		if (directory.count(TiffTag.COLOR_MAP) == 3 * SIZE &&
			(isDescribed || page.kind() != PixelKind.UINT16 || page.isSigned()))
		{
			return colourMap(directory);
		}
		return RawPage.grey(directory.number(TiffTag.PHOTOMETRIC, -1) == TiffFormat.WHITE_IS_ZERO);
	}

	private static int[] colourMap(final TiffDirectory directory) throws IOException {
		final long[] values = directory.numbers(TiffTag.COLOR_MAP);
		final int[] colours = new int[SIZE];
		for (int i = 0; i < SIZE; i++) {
			colours[i] = (int) (values[i] >> 8 << 16 | values[SIZE + i] >> 8 << 8 | values[2 * SIZE + i] >> 8) &
				0xffffff;
		}
		return colours;
	}

	/** Whether the brightness nowhere rises: ImageJ's own rule for a table that shows large values dark. */
	static boolean isInverted(final int[] colours) {
		for (int i = 1; i < SIZE - 1; i++) {
			if (sum(colours[i]) > sum(colours[i - 1])) {
				return false;
			}
		}
		return true;
	}

	private static int sum(final int colour) {
		return (colour >> 16 & 0xff) + (colour >> 8 & 0xff) + (colour & 0xff);
	}
}
