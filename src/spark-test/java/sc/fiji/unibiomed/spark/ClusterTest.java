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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.worker.Worker;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.cli.terminal.ExitCode;

/** Runs on clusters of processes that are killed and doubled. The tables are those of a run without Spark. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "kills processes, and gives one computer two addresses")
class ClusterTest {

	@TempDir
	private Path work;

	/** In the driver: tells the test that a task was started a second time while the first one runs. */
	public static final class SpeculationSign extends SparkListener {

		static final String PROPERTY = "unibiomed.test.sign";

		@Override
		public void onTaskStart(final SparkListenerTaskStart start) {
			if (start.taskInfo().speculative()) {
				try {
					Files.writeString(Path.of(System.getProperty(PROPERTY)), start.taskInfo().id());
				}
				catch (final IOException e) {
					throw new UncheckedIOException(e);
				}
			}
		}
	}

	@Test
	void anExecutorThatIsKilledInTheMiddleChangesNothing() throws IOException, InterruptedException {
		final Path output = work.resolve("output");
		final List<String> tasks = LocalRun.tasks();
		try (HeldTask last = HeldTask.of(output, tasks.get(tasks.size() - 1));
			Driver driver = Driver.start(work, Map.of("spark.master", "local-cluster[2,1,1024]"),
				LocalRun.arguments(output)))
		{
			driver.until("there are two answers", () -> LocalRun.tasks(output).size() >= 2);
			final List<ProcessHandle> executors = driver.children();
			assertEquals(2, executors.size());
			assertTrue(executors.get(0).destroyForcibly());
			last.close();

			assertEquals(ExitCode.SOME_FAILED, driver.await(), driver.said());
			assertTrue(driver.said().contains("Lost executor"), driver.said());
			assertTrue(driver.said().contains("8 of 10 answered, 2 failed (failures.csv says why)."), driver.said());
		}
		assertEquals(LocalRun.tables(), LocalRun.tables(output));
		assertEquals(tasks, LocalRun.tasks(output));
	}

	@Test
	void aTaskThatIsStartedTwiceIsDoneOnce() throws IOException, InterruptedException {
		final Path output = work.resolve("output");
		final Path sign = work.resolve("sign");
		final int port = freePort();
		final String master = "spark://127.0.0.1:" + port;
		final List<String> tasks = LocalRun.tasks();
		// Spark starts a task once more only on another computer: two of the many addresses of this one stand for two.
		try (
			Driver manager = Driver.start(work, "master",
				command(Master.class, "--host", "127.0.0.1", "--port", String.valueOf(port), "--webui-port", "0"));
			Driver one = worker("127.0.0.1", master);
			Driver two = worker("127.0.0.2", master);
			HeldTask held = HeldTask.of(output, tasks.get(tasks.size() - 1)))
		{
			final Map<String, String> settings = Map.of("spark.master", master, "spark.speculation", "true",
				"spark.speculation.quantile", "0.5", "spark.speculation.multiplier", "1.1",
				"spark.speculation.efficiency.enabled", "false", "spark.extraListeners",
				SpeculationSign.class.getName(), SpeculationSign.PROPERTY, sign.toString());
			try (Driver driver = Driver.start(work, settings, LocalRun.arguments(output))) {
				driver.until("a task was started twice", () -> Files.exists(sign));
				held.close();

				assertEquals(ExitCode.SOME_FAILED, driver.await(), driver.said());
			}
		}
		assertEquals(LocalRun.tables(), LocalRun.tables(output));
		assertEquals(tasks, LocalRun.tasks(output));
	}

	private Driver worker(final String host, final String master) throws IOException {
		return Driver.start(work, "worker", command(Worker.class, "--host", host, "--webui-port", "0", "--cores", "1",
			"--memory", "1g", "--work-dir", work.resolve("worker-" + host).toString(), master));
	}

	private static List<String> command(final Class<?> program, final String... arguments) {
		final List<String> command = Driver.java("-Xmx256m");
		command.add(program.getName());
		command.addAll(List.of(arguments));
		return command;
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			return socket.getLocalPort();
		}
	}

	@Test
	void aDriverThatIsStartedAgainDoesOnlyTheRest() throws IOException, InterruptedException {
		final Path output = work.resolve("output");
		final List<String> tasks = LocalRun.tasks();
		final Map<String, String> settings = Map.of("spark.master", "local[2]");
		final Map<String, FileTime> before;
		try (HeldTask last = HeldTask.of(output, tasks.get(tasks.size() - 1));
			Driver killed = Driver.start(work, settings, LocalRun.arguments(output)))
		{
			killed.until("there are three answers", () -> LocalRun.tasks(output).size() >= 3);
			killed.process().destroyForcibly();
			killed.await();
			before = times(output);
		}
		assertTrue(before.size() < tasks.size(), before.toString());

		try (Driver again = Driver.start(work, settings, LocalRun.arguments(output))) {
			assertEquals(ExitCode.SOME_FAILED, again.await(), again.said());
		}
		assertEquals(LocalRun.tables(), LocalRun.tables(output));
		final Map<String, FileTime> after = times(output);
		after.keySet().retainAll(before.keySet());
		assertEquals(before, after);
		assertTrue(Files.isDirectory(output.resolve("findings.parquet")));
	}

	@Test
	void aSignalEndsItWithTablesOfWhatIsDone() throws IOException, InterruptedException {
		final Path output = work.resolve("output");
		final List<String> tasks = LocalRun.tasks();
		try (HeldTask last = HeldTask.of(output, tasks.get(tasks.size() - 1));
			Driver stopped = Driver.start(work, Map.of("spark.master", "local[2]"), LocalRun.arguments(output)))
		{
			stopped.until("there are two answers", () -> LocalRun.tasks(output).size() >= 2);
			// The process's own way of ending, which is SIGTERM.
			stopped.process().destroy();
			assertEquals(ExitCode.CANCELLED, stopped.await(), stopped.said());
			assertTrue(stopped.said().contains("Cancelled; what is done is in " + output), stopped.said());
		}
		final int done = LocalRun.tasks(output).size();
		assertTrue(done < tasks.size());
		assertTrue(Files.readString(output.resolve("summary.json")).contains("\"answered\": " + done),
			done + " answers");
		assertFalse(Files.exists(output.resolve("findings.parquet")));
	}

	/** When each task that is done was done. */
	private static Map<String, FileTime> times(final Path output) throws IOException {
		final Map<String, FileTime> times = new LinkedHashMap<>();
		for (final String task : LocalRun.tasks(output)) {
			times.put(task, Files.getLastModifiedTime(output.resolve("tasks").resolve(task).resolve("answer.json")));
		}
		return times;
	}
}
