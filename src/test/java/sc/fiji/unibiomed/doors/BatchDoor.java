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
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

import sc.fiji.unibiomed.cli.Run;

/** The command line, asked a question about every image of a folder, which is one image. */
public final class BatchDoor implements Door {

	@Override
	public String name() {
		return "batch";
	}

	@Override
	public Seen ask(final DoorInput input, final Path work) throws IOException {
		final Path file = input.file();
		return run(input, work, List.of("--input", file.getParent().toString(), "--glob", file.getFileName().toString(),
			"--prompt", input.prompt()));
	}

	/** Runs a batch of one image. */
	static Seen run(final DoorInput input, final Path work, final List<String> what) throws IOException {
		final Path output = work.resolve("out");
		final List<String> line = new ArrayList<>(List.of("batch", "--model", "demo", "--output", output.toString()));
		line.addAll(what);
		line.addAll(InterpretDoor.frames(input));
		final Run run = Run.of(line);
		return read(run.code(), run.err(), output);
	}

	/** What a batch of one image left. */
	public static Seen read(final int code, final String err, final Path output) throws IOException {
		if (code == 0) {
			try (Stream<Path> tasks = Files.list(output.resolve("tasks"))) {
				return AnswerFolder.read(tasks.findFirst().orElseThrow());
			}
		}
		return Seen
			.refused(Files.exists(output.resolve("failures.csv")) ? reason(output.resolve("failures.csv")) : err);
	}

	private static String reason(final Path failures) throws IOException {
		final CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
		try (Reader reader = Files.newBufferedReader(failures)) {
			final List<CSVRecord> records = format.parse(reader).getRecords();
			return records.isEmpty() ? "" : records.get(0).get("reason");
		}
	}
}
