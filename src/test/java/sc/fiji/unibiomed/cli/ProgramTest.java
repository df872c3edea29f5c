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
package sc.fiji.unibiomed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import sc.fiji.unibiomed.cli.terminal.ExitCode;
import sc.fiji.unibiomed.models.CudaPackage;
import sc.fiji.unibiomed.models.demo.DemoModel;
import sc.fiji.unibiomed.models.demo.DemoTour;
import sc.fiji.unibiomed.models.store.CacheFolder;

/** The program as a process of its own, as shells and schedulers see it. */
class ProgramTest {

	@TempDir
	private Path work;

	@Test
	void theDemoAnswersEveryQuestionOfItsTour() throws IOException, InterruptedException {
		final Path output = work.resolve("demo");
		// Standard error goes to a file, so that its pipe cannot fill up.
		final Path errors = work.resolve("stderr");
		final Process process = program("demo", "--no-window", "--output", output.toString())
			.redirectError(errors.toFile()).start();
		final String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

		assertEquals(0, process.waitFor(), out);
		assertTrue(out.contains("No diagnostic value"), out);
		for (final DemoTour.Stop stop : DemoTour.stops()) {
			assertTrue(out.contains(stop.prompt()), stop.name());
			final JsonObject answer = JsonParser
				.parseString(Files.readString(output.resolve(stop.name()).resolve("answer.json"))).getAsJsonObject();
			assertFalse(answer.get("plain_text").getAsString().isBlank(), stop.name());
			final boolean asksForMasks = stop.task().startsWith("segmentation");
			assertTrue(!asksForMasks || answer.getAsJsonArray("findings").size() > 0, stop.name());
		}
		final String said = Files.readString(errors);
		assertTrue(said.lines().allMatch(line -> line.matches("\\S+\\.(png|tif)  \\d+ of \\d+( · .*)?")),
			"libraries keep quiet: " + said);
	}

	/** ONNX Runtime reads the command line of its process, and long ones used to crash it. */
	@Test
	void aCommandLineMayBeLong() throws IOException, InterruptedException {
		final List<String> args = new ArrayList<>(
			List.of("interpret", "--model", "nowhere", "--prompt", "Why?", "--output", work.resolve("out").toString()));
		final Path frame = TestFiles.png(work.resolve("a-frame-with-a-rather-long-name.png"), 4, 3);
		for (int i = 0; i < 400; i++) {
			args.addAll(List.of("--image", frame.toString()));
		}
		final Process process = program(args.toArray(String[]::new)).redirectErrorStream(true).start();
		final String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

		assertEquals(ExitCode.UNUSABLE_INPUT, process.waitFor(), out);
	}

	@Test
	void devicesAreListedWithTheirReasons() throws IOException, InterruptedException {
		final Process process = program("devices").start();
		final List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
			.toList();

		assertEquals(ExitCode.DONE, process.waitFor());
		assertTrue(lines.get(0).matches("cpu +usable +\\d+ processors, ONNX Runtime .*"), lines.get(0));
		assertTrue(lines.get(lines.size() - 1).matches("cuda\\S* +(not )?usable +\\S.*"), lines.toString());
	}

	@Test
	void librariesThatCannotBeFetchedAreToldAndLeaveNothing() throws IOException, InterruptedException {
		final ProcessBuilder builder = program("devices", "--fetch-cuda").redirectErrorStream(true);
		builder.environment().put(CudaPackage.VARIABLE, "http://127.0.0.1:1/maven");
		final Process process = builder.start();
		final String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

		assertTrue(process.waitFor() != ExitCode.DONE, out);
		assertTrue(out.contains("unibiomed: 127.0.0.1 cannot be reached") ||
			out.contains("unibiomed: ONNX Runtime for CUDA exists for "), out);
		assertTrue(TestFiles.contents(work).keySet().stream().noneMatch(file -> file.contains("onnxruntime")), out);
	}

	/**
	 * ONNX Runtime would number the computer and send what runs on it to its makers; patients' computers are no place
	 * for that.
	 */
	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there, it is the system's tracing that is turned off")
	void nothingIsNotedForOthers() throws IOException, InterruptedException {
		final Path home = Files.createDirectories(work.resolve("person"));
		final ProcessBuilder builder = program("interpret", "--model", DemoModel.NAME, "--prompt", "What is a nucleus?",
			"--output", work.resolve("out").toString());
		builder.environment().keySet().removeIf(name -> name.equals("CI") || name.startsWith("ORT_") ||
			name.startsWith("XDG_") || name.startsWith("GITHUB_"));
		builder.environment().put("HOME", home.toString());
		final Process process = builder.redirectErrorStream(true).start();
		final String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertEquals(ExitCode.DONE, process.waitFor(), out);
		assertTrue(TestFiles.contents(home).keySet().stream().noneMatch(name -> name.contains("Microsoft")),
			TestFiles.contents(home).keySet().toString());
	}

	/** Following a tumor through a stack takes long enough to be stopped in the middle of it. */
	@ParameterizedTest
	@ValueSource(strings = { "TERM", "INT" })
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows knows no signals")
	void aSignalStopsItAndLeavesNothing(final String signal) throws IOException, InterruptedException {
		final CacheFolder cache = new CacheFolder(work.resolve("home"));
		DemoModel.folder(cache);
		final Path stack = DemoTour.samples(cache).resolve("21_mri_stack_12slices.tif");
		final Set<String> before = withoutCache();
		final Process process = program("interpret", "--model", DemoModel.NAME, "--prompt",
			"Please segment brain tumor in MRI.", "--output", work.resolve("out/deep").toString(), "--image",
			stack.toString(), "--stack").redirectErrorStream(true).start();
		awaitLine(process, "looking for outlines");

		new ProcessBuilder("kill", "-s", signal, Long.toString(process.pid())).start().waitFor();

		assertEquals(ExitCode.CANCELLED, process.waitFor());
		assertEquals(before, withoutCache());
	}

	/**
	 * What lies in the folder but for networks that were prepared and their checksums, which stay for the next start.
	 */
	private Set<String> withoutCache() throws IOException {
		final Set<String> names = new TreeSet<>(TestFiles.contents(work).keySet());
		assertTrue(names.stream().noneMatch(name -> name.contains("-part")), names.toString());
		names.removeIf(name -> name.startsWith("home/prepared") || name.startsWith("home/natives") ||
			name.startsWith("home/checksums"));
		return names;
	}

	/** The program with a cache of its own. */
	private ProcessBuilder program(final String... args) {
		final List<String> command = new ArrayList<>(
			List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Djava.awt.headless=true",
				"-cp", System.getProperty("java.class.path"), Main.class.getName()));
		command.addAll(List.of(args));
		final ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().put(CacheFolder.VARIABLE, work.resolve("home").toString());
		return builder;
	}

	private static void awaitLine(final Process process, final String awaited) throws IOException {
		final BufferedReader reader = new BufferedReader(
			new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
		final StringBuilder seen = new StringBuilder();
		for (String line = reader.readLine(); line != null; line = reader.readLine()) {
			seen.append(line).append('\n');
			if (line.contains(awaited)) {
				return;
			}
		}
		throw new AssertionError("The program ended without '" + awaited + "': " + seen);
	}
}
