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
package sc.fiji.unibiomed.evaluate.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of a data set, which may be in one of two places. Annotations come from anybody: what they name is read only
 * if it lies in the folder of the data set, wherever links lead.
 *
 * @param folder the data set's
 * @param usual where the layout has it
 * @param other where it is if it is not there
 */
public record DataFile(Path folder, Path usual, Path other) {

	/**
	 * Where it is; the usual place if it is nowhere.
	 *
	 * @throws OutsideDataException if that is not in the data set's folder
	 * @throws IOException if it cannot be found out
	 */
	public Path path() throws IOException {
		// Before anything is looked for there.
		if (!isInside(usual)) {
			throw new OutsideDataException(usual, folder);
		}
		final Path file = !Files.exists(usual) && isInside(other) && Files.exists(other) ? other : usual;
		if (Files.exists(file) && !file.toRealPath().startsWith(folder.toRealPath())) {
			throw new OutsideDataException(file, folder);
		}
		return file;
	}

	private boolean isInside(final Path file) {
		return file.toAbsolutePath().normalize().startsWith(folder.toAbsolutePath().normalize());
	}
}
