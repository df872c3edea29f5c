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
package sc.fiji.unibiomed.interpret.result;

import sc.fiji.unibiomed.findings.export.ImageChecksum;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.interpret.question.Picture;

/** The {@link ImageChecksum} of a picture of any size, which is read strip by strip. */
public final class PictureChecksum {

	/** Rows of a large image that are rendered at a time. */
	private static final int STRIP = 256;

	private PictureChecksum() {}

	/** The sum of all frames, in lower case hexadecimal digits. */
	public static String of(final Picture picture) {
		final ImageChecksum checksum = new ImageChecksum();
		for (int frame = 0; frame < picture.frameCount(); frame++) {
			checksum.begin(picture.width(), picture.height());
			for (int y = 0; y < picture.height(); y += STRIP) {
				checksum.rows(
					picture.part(frame, new Bounds(0, y, picture.width(), Math.min(STRIP, picture.height() - y))));
			}
		}
		return checksum.hex();
	}
}
