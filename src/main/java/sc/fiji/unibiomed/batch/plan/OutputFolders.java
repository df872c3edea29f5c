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
package sc.fiji.unibiomed.batch.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import sc.fiji.unibiomed.findings.ResultFolder;

/**
 * Recognises folders in which this program has put results, by what it leaves there, whatever they are called: their
 * masks, overlays and thumbnails are no images to ask about.
 */
final class OutputFolders {

	/** Of a batch; written before any task. */
	private static final Path BATCH = Path.of("state", "format");
	/** In these, a batch has everything that is a picture. */
	private static final Set<String> OF_BATCH = Set.of("tasks", "state");
	/** Of an evaluation, whose pictures are plots: its answers. */
	private static final Path EVALUATION = Path.of("answers.jsonl");
	private static final Path EVALUATION_LOCK = Path.of(".answers.lock");

	private OutputFolders() {}

	/** Whether everything in a folder was made by a batch or by an evaluation, or lies where such results lie. */
	static boolean isOutput(final Path folder) {
		return isBatch(folder) ||
			Files.isRegularFile(folder.resolve(EVALUATION)) && Files.isRegularFile(folder.resolve(EVALUATION_LOCK));
	}

	/** Whether a folder within a batch's output folder belongs to the batch, which may be done where the images are. */
	static boolean isPartOfOutput(final Path folder) {
		return OF_BATCH.contains(folder.getFileName().toString()) && isBatch(folder.toAbsolutePath().getParent());
	}

	private static boolean isBatch(final Path folder) {
		return Files.isRegularFile(folder.resolve(BATCH));
	}

	/**
	 * Names of the files in a folder that are an answer: masks, overlay, exports. Other files may lie beside them.
	 *
	 * @return empty if there is no answer
	 * @throws IOException if the folder cannot be read
	 */
	static Set<String> results(final Path folder) throws IOException {
		return ResultFolder.results(folder);
	}
}
