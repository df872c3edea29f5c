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
package sc.fiji.unibiomed.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import sc.fiji.unibiomed.batch.Batch;
import sc.fiji.unibiomed.batch.plan.BatchException;

/**
 * The folders that driver and executors must share. An executor with a disk of its own in their place would fill a
 * folder that nobody looks into, and note every image as missing; so the driver leaves a sign there for as long as it
 * runs.
 *
 * @param output the output folder, absolute
 * @param sign a file in it
 * @param inputs folders with images, absolute
 */
record SharedFolder(String output, String sign, List<String> inputs) implements Serializable {

	/**
	 * Makes the output folder and puts up the sign.
	 *
	 * @throws IOException if it cannot be written to
	 */
	static SharedFolder at(final Path output, final List<Path> inputs) throws IOException {
		Batch.prepare(output);
		final Path drivers = Files.createDirectories(output.resolve("state").resolve("drivers"));
		final Path sign = Files.createFile(drivers.resolve(UUID.randomUUID().toString()));
		return new SharedFolder(output.toString(), sign.toString(), inputs.stream().map(Path::toString).toList());
	}

	/**
	 * Makes sure that this computer sees the same folders as the driver.
	 *
	 * @throws BatchException if it does not
	 */
	void require() throws BatchException {
		if (!Files.exists(Path.of(sign))) {
			throw new BatchException("This executor does not see the output folder " + output +
				" of the driver; choose one on storage that all computers of the cluster share, under the same name.");
		}
		for (final String input : inputs) {
			if (!Files.isDirectory(Path.of(input))) {
				throw new BatchException("This executor does not see the folder with images " + input +
					"; it must lie on storage that all computers of the cluster share, under the same name.");
			}
		}
	}

	Path folder() {
		return Path.of(output);
	}

	/** Takes the sign away. */
	void leave() throws IOException {
		Files.deleteIfExists(Path.of(sign));
	}
}
