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
import java.util.ArrayList;
import java.util.List;

import sc.fiji.unibiomed.cli.Run;

/** The command line, asked one question. */
public final class InterpretDoor implements Door {

	@Override
	public String name() {
		return "interpret";
	}

	@Override
	public Seen ask(final DoorInput input, final Path work) throws IOException {
		final Path output = work.resolve("out");
		final List<String> line = new ArrayList<>(
			List.of("interpret", "--model", "demo", "--image", input.file().toString(), "--prompt", input.prompt(),
				"--output", output.toString(), "--check", "--objects", "auto", "--export", "csv"));
		if (input.region().isPresent()) {
			line.addAll(List.of("--region", RegionFile.write(input, work).toString()));
		}
		line.addAll(frames(input));
		final Run run = Run.of(line);
		return run.code() == 0 ? AnswerFolder.read(output) : Seen.refused(run.err());
	}

	/** The options that say which planes of a stack are asked about. */
	public static List<String> frames(final DoorInput input) {
		return switch (input.frames()) {
			case SHOWN -> List.of();
			case EACH -> List.of("--stack", "--each-frame");
			case VOLUME -> List.of("--stack", "--key-frame", Integer.toString(input.key()));
			case REFERENCE -> List.of("--stack");
		};
	}
}
