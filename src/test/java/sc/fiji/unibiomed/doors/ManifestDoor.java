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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The command line, asked the questions of a table, which has one line. */
public final class ManifestDoor implements Door {

	@Override
	public String name() {
		return "manifest";
	}

	/** Following objects is enough of stacks, which take long: the rest is the batch's, and is asked there. */
	@Override
	public boolean takes(final DoorInput input) {
		return input.frames() == DoorInput.Frames.SHOWN || input.frames() == DoorInput.Frames.VOLUME;
	}

	@Override
	public Seen ask(final DoorInput input, final Path work) throws IOException {
		final Path manifest = work.resolve("manifest.csv");
		final String regions = input.region().isPresent() ? RegionFile.write(input, work).toString() : "";
		final String plane = input.frames() == DoorInput.Frames.SHOWN ? Integer.toString(input.key()) : "stack";
		try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(manifest), CSVFormat.RFC4180)) {
			printer.printRecord("image", "plane", "prompt", "regions");
			printer.printRecord(input.file(), plane, input.prompt(), regions);
		}
		return BatchDoor.run(input, work, List.of("--manifest", manifest.toString()));
	}
}
