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
package sc.fiji.unibiomed.doors;

import java.io.IOException;
import java.nio.file.Path;

import sc.fiji.unibiomed.findings.MaskFiles;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.page.ImageFiles;

/** The region of a question as the file that command lines take. */
final class RegionFile {

	private RegionFile() {}

	static Path write(final DoorInput input, final Path folder) throws IOException {
		final RgbImage image = ImageFiles.read(input.file());
		final Bounds region = input.region().orElseThrow();
		final Path file = folder.resolve("region.png");
		MaskFiles.writePng(BinaryMask.within(image.width(), image.height(), region, (x, y) -> true), file);
		return file;
	}
}
