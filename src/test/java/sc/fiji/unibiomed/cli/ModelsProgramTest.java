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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.cli.terminal.ExitCode;
import sc.fiji.unibiomed.models.demo.DemoModel;
import sc.fiji.unibiomed.models.demo.DemoTour;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.testing.HubServer;

/** Models on the command line, each run a process of its own, against a stand-in for the hub. */
class ModelsProgramTest {

	private static final String MODEL = "ada/small-model";

	@TempDir
	private Path work;
	private HubServer hub;
	private Path demo;

	/** A finished process. */
	private record Ended(int code, String out, String err) {

		static Ended of(final Process process, final Path errors) throws IOException, InterruptedException {
			final String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return new Ended(process.waitFor(), out, Files.readString(errors));
		}
	}

	@BeforeEach
	void startTheHub() throws IOException {
		demo = DemoModel.folder(new CacheFolder(work.resolve("demo")));
		hub = new HubServer(MODEL).with(demo);
	}

	@AfterEach
	void stopTheHub() {
		hub.close();
	}

	/** What a user does, in a folder whose name has blanks and letters of several alphabets. */
	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the encoding of names is not chosen by a variable there")
	void fromNothingToAnAnswer() throws IOException, InterruptedException {
		final String home = work + "/Müllers Labor & 山田";
		final String image = DemoTour.samples(new CacheFolder(work.resolve("demo"))).resolve("02_ct.png").toString();
		final String[] question = { "interpret", "--model", MODEL, "--image", image, "--prompt",
			"Please segment liver in CT.", "--output", work + "/out", "--precision", "fast" };
		final Ended missing = run(home, question);
		assertEquals(ExitCode.UNUSABLE_INPUT, missing.code());
		assertTrue(missing.err().contains("The model ada/small-model is not on this disk; download it with: ") &&
			missing.err().strip().endsWith(" models download ada/small-model"), missing.err());

		final Ended unasked = run(home, "models", "download", MODEL);
		assertEquals(ExitCode.UNUSABLE_INPUT, unasked.code(), unasked.err());
		assertTrue(unasked.err()
			.contains("Licence of ada/small-model: Apache License 2.0 (" + hub.address() + "/ada/small-model).") &&
			unasked.err().contains("then add --accept-licence if you agree."), unasked.err());

		final Ended fetched = run(home, "models", "download", MODEL, "--accept-licence");
		assertEquals(ExitCode.DONE, fetched.code(), fetched.err());
		assertTrue(fetched.err().contains("6.0 of 6.0 MB"), fetched.err());
		final Ended answered = run(home, question);
		assertEquals(ExitCode.DONE, answered.code(), answered.err());
		assertTrue(answered.out().contains("liver"), answered.out());
		final Ended listed = run(home, "models");
		assertTrue(listed.out().lines().anyMatch(
			line -> line.matches("ada/small-model +ready, partly prepared in fast +[\\d.]+ MB .*")), listed.out());
		assertTrue(listed.out().lines().anyMatch(line -> line.startsWith("UniBiomed ") && line.contains(" not here ")),
			listed.out());
		final Ended verified = run(home, "models", "verify");
		assertEquals(ExitCode.DONE, verified.code(), verified.err());
		assertTrue(verified.out().contains("ada/small-model: all 8 files are right; the weights are as first seen on " +
			LocalDate.now() + "; SHA-256 of the weights "), verified.out());
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no kill -9")
	void aKilledDownloadGoesOnWhereItWas() throws IOException, InterruptedException {
		hub.pauseMillis = 2;
		final Path errors = work.resolve("errors");
		final Process process = program(work.resolve("home").toString(), errors, "models", "download", MODEL,
			"--accept-licence").start();
		final Path part = awaitPart(work.resolve("home"));
		process.destroyForcibly().waitFor();
		assertTrue(process.exitValue() != 0);
		final long kept = Files.size(part);

		assertEquals(ExitCode.UNUSABLE_INPUT, run(work.resolve("home").toString(), "models", "verify", MODEL).code());
		hub.pauseMillis = 0;
		final Ended fetched = run(work.resolve("home").toString(), "models", "download", MODEL);
		assertEquals(ExitCode.DONE, fetched.code(), fetched.err());
		assertEquals(List.of("all", "bytes=" + kept + "-"), hub.ranges("model.safetensors"));
		assertWhole(work.resolve("home"));
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows knows no signals")
	void aSignalKeepsWhatHasCome() throws IOException, InterruptedException {
		// So slow that a busy computer gets to the signal before the end.
		hub.pauseMillis = 20;
		final Path errors = work.resolve("errors");
		final Process process = program(work.resolve("home").toString(), errors, "models", "download", MODEL,
			"--accept-licence").start();
		awaitPart(work.resolve("home"));
		new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
		final Ended ended = Ended.of(process, errors);
		assertEquals(ExitCode.CANCELLED, ended.code(), ended.err());
		assertTrue(ended.err().contains("what arrived is kept"), ended.err());
		final Ended listed = run(work.resolve("home").toString(), "models", "list", MODEL);
		assertTrue(listed.out().contains("partly here"), listed.out());
	}

	@Test
	void twoProcessesFetchAModelOnce() throws IOException, InterruptedException {
		hub.pauseMillis = 1;
		final String home = work.resolve("home").toString();
		final List<Process> processes = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			processes.add(
				program(home, work.resolve("errors" + i), "models", "download", MODEL, "--accept-licence").start());
		}
		final List<Ended> ended = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			ended.add(Ended.of(processes.get(i), work.resolve("errors" + i)));
		}
		for (final Ended each : ended) {
			assertEquals(ExitCode.DONE, each.code(), each.err());
		}
		assertEquals(List.of("all"), hub.ranges("model.safetensors"));
		assertEquals(8, hub.sentWhole());
		assertWhole(work.resolve("home"));
	}

	/** A limit on the size of files that the shell sets stands in for a full disk: writing fails in the middle. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void aFullDiskLosesNothing() throws IOException, InterruptedException {
		final Path errors = work.resolve("errors");
		final ProcessBuilder limited = program(work.resolve("home").toString(), errors, "models", "download", MODEL,
			"--accept-licence");
		final List<String> command = new ArrayList<>(List.of("bash", "-c", "ulimit -f 3000; exec \"$@\"", "bash"));
		command.addAll(limited.command());
		final Ended full = Ended.of(limited.command(command).start(), errors);
		assertEquals(ExitCode.FAILED, full.code(), full.err());
		assertTrue(
			full.err().contains(
				"cannot be written to (File too large); make room on that disk. " + "The part that arrived is kept"),
			full.err());

		// 3,000 blocks of 1,024 bytes.
		final Ended fetched = run(work.resolve("home").toString(), "models", "download", MODEL);
		assertEquals(ExitCode.DONE, fetched.code(), fetched.err());
		assertEquals(List.of("all", "bytes=3072000-"), hub.ranges("model.safetensors"));
		assertWhole(work.resolve("home"));
	}

	/** On the computer with network it is prepared; the other one has nothing but the folder. */
	@Test
	void aPreparedModelIsCarriedToAComputerWithoutNetwork() throws IOException, InterruptedException {
		final String here = work.resolve("here").toString();
		final String there = work.resolve("there").toString();
		assertEquals(ExitCode.DONE, run(here, "models", "download", MODEL, "--accept-licence").code());
		assertEquals(ExitCode.DONE, run(here, "prepare", "--model", MODEL, "--precision", "compact").code());
		final Ended exported = run(here, "models", "export", MODEL, "--output", work + "/usb stick");
		assertEquals(ExitCode.DONE, exported.code(), exported.err());

		hub.close();
		final Ended imported = run(there, "models", "import", work + "/usb stick");
		assertEquals(ExitCode.DONE, imported.code(), imported.err());
		assertEquals("ada/small-model: ready, prepared in compact; the weights are as its exporter says",
			imported.out().strip());
		final Ended asked = run(there, "interpret", "--model", MODEL, "--prompt", "What is a nucleus?", "--output",
			work + "/out", "--precision", "compact");
		assertEquals(ExitCode.DONE, asked.code(), asked.err());
	}

	/** A folder of the user's own stays; what was copied into the cache folder goes, and is not said to have stayed. */
	@Test
	void whatIsRemovedIsNotSaidToBeLeftAlone() throws IOException, InterruptedException {
		final String here = work.resolve("here").toString();
		final String there = work.resolve("there").toString();
		assertEquals(ExitCode.DONE, run(here, "models", "add", "lungs", demo.toString()).code());
		assertEquals(ExitCode.DONE, run(here, "models", "export", "lungs", "--output", work + "/usb").code());
		assertEquals(ExitCode.DONE, run(there, "models", "import", work + "/usb").code());

		final String own = run(here, "models", "remove", "lungs").out();
		assertTrue(own.contains("Left alone: " + demo + "."), own);
		assertTrue(Files.exists(demo.resolve("config.json")));
		final String imported = run(there, "models", "remove", "lungs").out();
		assertTrue(imported.startsWith("Removed lungs: ") && !imported.contains("Left alone"), imported);
		assertFalse(Files.exists(Path.of(there, "models", "imported", "lungs")));
	}

	/** On the way to https, a proxy gets no more than the host's name and the login that the environment has for it. */
	@Test
	void aProxyGetsItsLoginAndNotTheToken() throws Exception {
		try (ServerSocket proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
			final CompletableFuture<List<String>> head = CompletableFuture.supplyAsync(() -> headOfOneRequest(proxy));
			final Path errors = work.resolve("errors");
			final ProcessBuilder builder = program(work.resolve("home").toString(), errors, "models", "download",
				MODEL);
			builder.environment().putAll(Map.of("HF_ENDPOINT", "https://hub.invalid", "HF_TOKEN", "hf_secret",
				"HTTPS_PROXY", "http://ada:love%2Flace@127.0.0.1:" + proxy.getLocalPort()));
			final Ended ended = Ended.of(builder.start(), errors);
			assertEquals(ExitCode.FAILED, ended.code());
			assertTrue(ended.err().contains("The proxy needs a name and a password, or refused those that it got"),
				ended.err());
			final List<String> lines = head.get(1, TimeUnit.SECONDS);
			assertEquals("CONNECT hub.invalid:443 HTTP/1.1", lines.get(0));
			assertTrue(
				lines.contains("Proxy-Authorization: Basic " +
					Base64.getEncoder().encodeToString("ada:love/lace".getBytes(StandardCharsets.UTF_8))),
				lines.toString());
			assertFalse((lines + ended.err()).contains("hf_secret"));
			assertFalse(ended.err().contains("love"), ended.err());
		}
	}

	/** Reads the head of a request, and answers that a login is wanted. */
	private static List<String> headOfOneRequest(final ServerSocket proxy) {
		try (Socket connection = proxy.accept();
			BufferedReader reader = new BufferedReader(
				new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8)))
		{
			final List<String> lines = new ArrayList<>();
			for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
				lines.add(line);
			}
			final String refusal = "HTTP/1.1 407 Proxy Authentication Required\r\n" +
				"Proxy-Authenticate: Basic realm=\"lab\"\r\nContent-Length: 0\r\n\r\n";
			connection.getOutputStream().write(refusal.getBytes(StandardCharsets.UTF_8));
			connection.getOutputStream().flush();
			return lines;
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private Path awaitPart(final Path home) throws InterruptedException {
		final Path part = home
			.resolve("models/hub/ada--small-model/.fetching-" + hub.commit() + "/model.safetensors.part");
		final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
		while (part.toFile().length() < 500_000) {
			assertTrue(System.nanoTime() < end, "The download did not begin.");
			Thread.sleep(20);
		}
		return part;
	}

	private void assertWhole(final Path home) throws IOException {
		final Path folder = home.resolve("models/hub/ada--small-model").resolve(hub.commit());
		try (Stream<Path> files = Files.list(demo)) {
			for (final Path file : files.filter(each -> !each.endsWith("METRICS.md")).toList()) {
				assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(folder.resolve(file.getFileName())),
					file.toString());
			}
		}
		try (Stream<Path> all = Files.walk(home.resolve("models"))) {
			assertFalse(
				all.anyMatch(file -> file.toString().contains(".part") || file.toString().contains(".fetching")));
		}
	}

	private Ended run(final String home, final String... args) throws IOException, InterruptedException {
		final Path errors = Files.createTempFile(work, "errors", ".txt");
		return Ended.of(program(home, errors, args).start(), errors);
	}

	private ProcessBuilder program(final String home, final Path errors, final String... args) {
		final List<String> command = new ArrayList<>(
			List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
				"-Djava.awt.headless=true", "-cp", classPath(), Main.class.getName()));
		command.addAll(List.of(args));
		final ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
		builder.environment().keySet()
			.removeIf(name -> name.toUpperCase().endsWith("_PROXY") || name.startsWith("HF_"));
		builder.environment().putAll(hub.environment(work.resolve("hf")));
		builder.environment().putAll(Map.of(CacheFolder.VARIABLE, home, "LC_ALL", "C.UTF-8"));
		return builder;
	}

	private static String classPath() {
		return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
			.replace(File.pathSeparator + File.pathSeparator, File.pathSeparator);
	}
}
