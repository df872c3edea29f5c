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
package sc.fiji.unibiomed.fiji.doors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import sc.fiji.unibiomed.doors.Door;
import sc.fiji.unibiomed.doors.DoorInput;
import sc.fiji.unibiomed.doors.InterpretDoor;
import sc.fiji.unibiomed.doors.Seen;

/**
 * The command line, asked about a file that Bio-Formats reads: DICOM as it is, and others as OME-TIFF. This program
 * reads TIFF files by itself.
 */
final class BioFormatsDoor implements Door {

	@Override
	public String name() {
		return "Bio-Formats";
	}

	@Override
	public Seen ask(final DoorInput input, final Path work) throws IOException {
		final String name = input.file().getFileName().toString();
		final Path file = name.endsWith(".dcm")
			? input.file()
			: OmeTiff.write(input,
				Files.createDirectory(work.resolve("ome")).resolve(name.replaceFirst("\\.[a-z]+$", ".ome.tif")));
		return new InterpretDoor().ask(new DoorInput(input.name(), file, input.target(), input.modality(),
			input.prompt(), input.region(), input.frames(), input.key(), input.values()), work);
	}
}
