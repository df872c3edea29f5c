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
package sc.fiji.unibiomed.batch.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.page.ImageFiles;

/**
 * A finding of an answer, as the answer's folder has it.
 *
 * @param index number in the answer, from 1
 * @param phrase what it is
 * @param mask the file with its mask; empty if it is absent
 * @param check what the model said when it was asked back; empty if nobody asked
 */
record ComparedFinding(int index, String phrase, Optional<Path> mask, String check) {

	/**
	 * The mask of each frame.
	 *
	 * @return empty if the finding is absent
	 * @throws IOException if it cannot be read
	 */
	List<BinaryMask> masks() throws IOException {
		return mask.isPresent() ? ImageFiles.readMasks(mask.get()) : List.of();
	}

	boolean isNamedAs(final ComparedFinding other) {
		return phrase.strip().equalsIgnoreCase(other.phrase.strip());
	}
}
