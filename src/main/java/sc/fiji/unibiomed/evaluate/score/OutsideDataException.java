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
import java.nio.file.Path;

/** An annotation names a file that is not in the folder of its data set. The message is for people. */
public final class OutsideDataException extends IOException {

	private static final long serialVersionUID = 1L;

	OutsideDataException(final Path file, final Path folder) {
		super(
			file + " is outside of the data set's folder " + folder + ", so it is not read; copy it into the folder.");
	}
}
