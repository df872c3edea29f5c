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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.spark.launcher.JavaModuleOptions;

/**
 * The program as a process of its own, as {@code spark-submit} starts it.
 *
 * @param process the driver
 * @param log what it says
 */
record Driver(Process process, Path log) implements AutoCloseable {

	private static final long PATIENCE_MINUTES = 5;
	/** They live too short for more. */
	private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

	/**
	 * Starts it.
	 *
	 * @param work gets logs and what Spark wants to write
	 * @param settings of Spark
	 */
	static Driver start(final Path work, final Map<String, String> settings, final List<String> arguments)
		throws IOException
	{
		final List<String> command = java("-Xmx512m");
		settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
		command.addAll(List.of("-Dspark.ui.enabled=false", "-Dspark.driver.host=127.0.0.1",
			"-Dspark.local.dir=" + work.resolve("local"),
			"-Dspark.executor.extraJavaOptions=" + String.join(" ", QUICK_START),
			"-Dspark.executor.extraClassPath=" + System.getProperty("java.class.path"), SparkBatch.class.getName()));
		command.addAll(arguments);
		return start(work, "driver", command);
	}

	/** Starts a part of Spark's own cluster. */
	static Driver start(final Path work, final String name, final List<String> command) throws IOException {
		final Path log = Files.createTempFile(Files.createDirectories(work), name, ".log");
		final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(log.toFile()).directory(work.toFile());
		// What executors are started with lies in the class path that they are given; a home is asked for all the same.
		builder.environment().put("SPARK_HOME",
			Files.createDirectories(work.resolve("spark-home").resolve("jars")).getParent().toString());
		builder.environment().put("SPARK_SCALA_VERSION", "2.13");
		return new Driver(builder.start(), log);
	}

	/** The beginning of a command that runs a class of the tests' class path. */
	static List<String> java(final String memory) {
		final List<String> command = new ArrayList<>(List.of(
			Path.of(System.getProperty("java.home"), "bin", "java").toString(), memory, "-Djava.awt.headless=true"));
		command.addAll(QUICK_START);
		command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
		command.addAll(List.of("-cp", System.getProperty("java.class.path")));
		return command;
	}

	/** Processes that it has started, and that live. */
	List<ProcessHandle> children() {
		return process.descendants().filter(ProcessHandle::isAlive).toList();
	}

	/** @return its exit code */
	int await() throws InterruptedException, IOException {
		if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
			throw new AssertionError("It does not end: " + said());
		}
		return process.exitValue();
	}

	String said() throws IOException {
		return Files.readString(log);
	}

	/** Waits until something is the case. */
	void until(final String what, final Condition condition) throws IOException, InterruptedException {
		final long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
		while (!condition.holds()) {
			if (!process.isAlive() || System.nanoTime() > end) {
				throw new AssertionError("It is not the case that " + what + ": " + said());
			}
			Thread.sleep(20);
		}
	}

	/** Something that comes true. */
	@FunctionalInterface
	interface Condition {

		boolean holds() throws IOException;
	}

	/** Kills it and what it has started. */
	@Override
	public void close() {
		children().forEach(ProcessHandle::destroyForcibly);
		process.destroyForcibly();
	}
}
