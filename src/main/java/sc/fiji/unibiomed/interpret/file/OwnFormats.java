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
package sc.fiji.unibiomed.interpret.file;

import java.nio.file.Path;

import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.file.FileImage;
import sc.fiji.unibiomed.image.file.FilePlanes;
import sc.fiji.unibiomed.image.raw.RawImage;

/** Images of the files that {@link FileImage} reads. They have one series and no pyramid. */
final class OwnFormats {

	private OwnFormats() {}

	/**
	 * Reads a file.
	 *
	 * @param planes of the first series
	 * @throws ImageReadException if it cannot be read, has no such page, or pages of different sizes, of which all are
	 *           wanted
	 */
	static RawImage read(final Path file, final PlaneChoice planes) throws ImageReadException {
		return FileImage.open(file,
			planes instanceof PlaneChoice.Page page ? FilePlanes.one(page.number()) : FilePlanes.ALL);
	}
}
