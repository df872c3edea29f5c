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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.cli.Main;
import sc.fiji.unibiomed.doors.BatchDoor;
import sc.fiji.unibiomed.doors.Differences;
import sc.fiji.unibiomed.doors.Door;
import sc.fiji.unibiomed.doors.DoorInput;
import sc.fiji.unibiomed.doors.DoorInputs;
import sc.fiji.unibiomed.doors.Doors;
import sc.fiji.unibiomed.doors.InterpretDoor;
import sc.fiji.unibiomed.doors.NetworkRecording;
import sc.fiji.unibiomed.doors.Seen;

/**
 * One picture, one question, one answer, through Spark as well: what the networks get, words, masks, numbers, notes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SparkDoorTest {

	/** One task at a time, with the executor in this process, where its networks can be watched. */
	private static final Map<String, String> SETTINGS = Map.of("spark.master", "local[1]", "spark.task.cpus", "1",
		"spark.ui.enabled", "false", "spark.log.level", "WARN", "spark.driver.host", "127.0.0.1");

	private Path work;
	private List<DoorInput> inputs;

	/** The program, with a folder of one image. */
	private static final class SparkDoor implements Door {

		@Override
		public String name() {
			return "Spark";
		}

		@Override
		public Seen ask(final DoorInput input, final Path folder) throws IOException {
			final Path output = folder.resolve("out");
			final List<String> line = new ArrayList<>(
				List.of("--model", "demo", "--input", input.file().getParent().toString(), "--glob",
					input.file().getFileName().toString(), "--prompt", input.prompt(), "--output", output.toString()));
			line.addAll(InterpretDoor.frames(input));
			final StringWriter err = new StringWriter();
			final int code = Main.execute(new SparkBatch(), new PrintWriter(new StringWriter()), new PrintWriter(err),
				line.toArray(String[]::new));
			return BatchDoor.read(code, err.toString(), output);
		}
	}

	@BeforeAll
	void start(@TempDir final Path folder) throws IOException {
		SETTINGS.forEach(System::setProperty);
		work = folder;
		inputs = DoorInputs.all(Path.of("sample-images"), Files.createDirectory(work.resolve("images")));
	}

	@AfterAll
	void stop() {
		SETTINGS.keySet().forEach(System::clearProperty);
	}

	@ParameterizedTest
	@ValueSource(strings = { DoorInputs.CT, DoorInputs.DICOM, DoorInputs.CHANNELS, DoorInputs.REALS, DoorInputs.WIDE,
		DoorInputs.EACH_SLICE, DoorInputs.VOLUME, DoorInputs.PALETTE + "TIFF" })
	@Timeout(300)
	void theAnswerIsThatOfTheService(final String name) throws Exception {
		final DoorInput input = DoorInputs.of(name, inputs);
		final Seen expected = ask(Doors.expected(), input);
		assertTrue(expected.isAnswered(), expected.refusal());
		assertEquals(Map.of(), Differences.between(expected, ask(new SparkDoor(), input)).of());
	}

	/** A folder has no place to mark a region, and says so. */
	@Test
	@Timeout(300)
	void aQuestionAboutARegionIsRefused() throws Exception {
		final Seen seen = ask(new SparkDoor(), DoorInputs.of(DoorInputs.REGION, inputs));
		assertTrue(seen.refusal().contains("region"), seen.refusal());
	}

	private Seen ask(final Door door, final DoorInput input) throws Exception {
		return NetworkRecording.ask(door, input, Files.createTempDirectory(work, "question"));
	}
}
