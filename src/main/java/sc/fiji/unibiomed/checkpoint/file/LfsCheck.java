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
package sc.fiji.unibiomed.checkpoint.file;

import java.nio.file.Path;

import sc.fiji.unibiomed.util.LfsPointer;

/** Refuses what Git left in place of a file. */
public final class LfsCheck {

	private LfsCheck() {}

	/**
	 * @param begin the file's first characters
	 * @throws CheckpointException if it is a pointer of Git LFS
	 */
	public static void requireNoPointer(final Path file, final String begin) throws CheckpointException {
		if (LfsPointer.isBegunBy(begin)) {
			throw new CheckpointException(PrintableText.path(file) +
				" is a pointer of Git LFS, a small text in place of the file; run 'git lfs pull' in " +
				"its folder, or download the file itself.");
		}
	}
}
