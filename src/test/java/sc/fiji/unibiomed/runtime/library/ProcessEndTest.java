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
package sc.fiji.unibiomed.runtime.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import ai.onnxruntime.OrtEnvironment;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.interpret.Interpreter;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.util.Cancellation;

/** A process that ends while networks run ends as it was told to, and does not crash. */
@Timeout(120)
class ProcessEndTest {

	private static final int OWN_CODE = 7;
	private static final int TERMINATED = 128 + 15;

	@TempDir
	private Path work;

	/** Asks again and again in two threads, and says on standard output that it has begun. */
	static final class Asking {

		private final CountDownLatch begun = new CountDownLatch(1);

		/** @param args {@code exit} or {@code wait}: what to do while networks run */
		public static void main(final String[] args) throws InterruptedException {
			final Asking asking = new Asking();
			new Thread(asking::ask).start();
			new Thread(asking::ask).start();
			asking.begun.await();
			if (args[0].equals("exit")) {
				System.exit(OWN_CODE);
			}
			System.out.println("running");
		}

		private void ask() {
			final InterpretationListener listener = new InterpretationListener() {

				@Override
				public void progress(final Stage stage, final long done, final long total) {
					if (stage == Stage.VISION) {
						begun.countDown();
					}
				}
			};
			try (LoadedModel model = new LoadedModel(new Models(CacheFolder.ofUser()).open("demo"),
				RuntimeOptions.exactOnCpu()))
			{
				while (true) {
					final Picture picture = Picture.of(ImageFiles.read(Path.of("sample-images", "03_mri.png")));
					new Interpreter(model).interpret(Question.about(picture, "Please segment brain tumor in MRI."),
						listener, new Cancellation());
				}
			}
			catch (final IOException e) {
				throw new IllegalStateException(e);
			}
		}
	}

	/** Lets go of the environment as ONNX Runtime's own shutdown hook does, and asks then. */
	static final class AfterTheHook {

		public static void main(final String[] args) throws Exception {
			final OrtEnvironment environment = OnnxRuntime.environment();
			final Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
			final Field handle = OrtEnvironment.class.getDeclaredField("nativeHandle");
			final Method close = OrtEnvironment.class.getDeclaredMethod("close", long.class, long.class);
			api.setAccessible(true);
			handle.setAccessible(true);
			close.setAccessible(true);
			close.invoke(null, api.get(null), handle.get(environment));
			try (LoadedModel model = new LoadedModel(new Models(CacheFolder.ofUser()).open("demo"),
				RuntimeOptions.exactOnCpu()))
			{
				final Picture picture = Picture.of(ImageFiles.read(Path.of("sample-images", "03_mri.png")));
				new Interpreter(model).interpret(Question.about(picture, "What modality is this image?"),
					InterpretationListener.NONE, new Cancellation());
			}
			Runtime.getRuntime().halt(OWN_CODE);
		}
	}

	@RepeatedTest(4)
	void anExitStopsNetworksFirst() throws IOException, InterruptedException {
		final Process program = start(Asking.class, "exit");
		assertEquals(OWN_CODE, program.waitFor(), this::log);
		assertFalse(log().contains("CompletionException"), "work that was stopped has not failed");
	}

	@RepeatedTest(4)
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM; Process.destroy ends it at once")
	void aSignalStopsNetworksFirst() throws IOException, InterruptedException {
		final Process program = start(Asking.class, "wait");
		while (program.isAlive() && !log().contains("running")) {
			Thread.sleep(10);
		}
		program.destroy();
		assertEquals(TERMINATED, program.waitFor(), this::log);
	}

	@Test
	void onnxRuntimesOwnHookFreesNothingThatANetworkNeeds() throws IOException, InterruptedException {
		assertEquals(OWN_CODE, start(AfterTheHook.class).waitFor(), this::log);
	}

	private Process start(final Class<?> program, final String... args) throws IOException {
		final ProcessBuilder java = new ProcessBuilder(
			Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
			"-XX:ErrorFile=" + work.resolve("crash.log"), "-XX:-CreateCoredumpOnCrash", "-cp",
			System.getProperty("java.class.path"), program.getName());
		java.command().addAll(List.of(args));
		return java.redirectErrorStream(true).redirectOutput(work.resolve("log.txt").toFile()).start();
	}

	private String log() {
		try {
			return Files.readString(work.resolve("log.txt"));
		}
		catch (final IOException e) {
			return e.toString();
		}
	}
}
