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

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ai.djl.engine.Engine;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import sc.fiji.unibiomed.runtime.failure.InferenceException;

/**
 * The one ONNX Runtime environment of the process, shared with every other plugin.
 * <p>
 * DJL's engine must create it if DJL is ever to be used in this process: it insists on setting the environment's thread
 * pools itself. If another plugin made the environment first, that one is used.
 */
public final class OnnxRuntime {

	private static final Logger LOG = LoggerFactory.getLogger(OnnxRuntime.class);

	/**
	 * ONNX Runtime 1.29 matches the process's command line with a recursive regular expression when it starts. On a
	 * usual stack of 1 MiB that crashes the process if the command line is longer than some 8,000 characters. Only what
	 * is used of the stack takes memory.
	 */
	private static final long STACK_BYTES = 256L << 20;

	private OnnxRuntime() {}

	/**
	 * The environment, started if need be.
	 *
	 * @throws InferenceException if ONNX Runtime cannot be started in this process, now or ever; the message says why
	 */
	public static OrtEnvironment environment() {
		try {
			return Started.TASK.get();
		}
		catch (final ExecutionException e) {
			throw new InferenceException("ONNX Runtime could not be started: " + LoadFailure.words(e.getCause()) + ".",
				e.getCause());
		}
		catch (final InterruptedException e) {
			throw new IllegalStateException("The caller must wait for it first.", e);
		}
	}

	/**
	 * The folder that its native libraries were to be loaded from when it started here; {@code null} for those in its
	 * jar.
	 */
	public static String folderAtStart() {
		return Started.FOLDER;
	}

	/**
	 * Where networks say that they run. What runs when the process is to end is stopped first, in all programs alike:
	 * ImageJ that is closed, scripts, the command line, Spark's executors, {@code System.exit} and SIGTERM.
	 */
	public static RunningNetworks networks() {
		return Started.NETWORKS;
	}

	/**
	 * Started by the first class that asks. ONNX Runtime and Java's shutdown hooks belong to the process, and so does
	 * what is here.
	 */
	private static final class Started {

		private static final String FOLDER = CudaLibraries.folderInUse();
		private static final FutureTask<OrtEnvironment> TASK = start();
		private static final RunningNetworks NETWORKS = RunningNetworks.ofThisProcess();
	}

	/** Done when it is returned. A failure is kept in it: an initialiser that fails tells only the first who asks. */
	private static FutureTask<OrtEnvironment> start() {
		final FutureTask<OrtEnvironment> task = new FutureTask<>(OnnxRuntime::create);
		new Thread(null, task, "unibiomed-onnxruntime", STACK_BYTES).start();
		boolean interrupted = false;
		try {
			while (true) {
				try {
					task.get();
					return task;
				}
				catch (final ExecutionException e) {
					return task;
				}
				catch (final InterruptedException e) {
					// Starting is short; giving up would leave this class unusable for the rest of the process.
					interrupted = true;
				}
			}
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	/** What ONNX Runtime says, in one line without a full stop. */
	public static String oneLine(final OrtException e) {
		return e.getMessage().strip().replaceAll("\\s+", " ").replaceAll("\\.$", "");
	}

	/** The same without the code before it and what names its own source files. */
	public static String inWords(final OrtException failure) {
		return oneLine(failure).replaceFirst("^Error code - \\w+ - message: ", "")
			.replaceFirst("^.*?\\[ONNXRuntimeError\\] : \\d+ : \\w+ : ", "");
	}

	private static OrtEnvironment create() {
		NativeTokenizers.stayOffline();
		TelemetryOptOut.refuse();
		try {
			Engine.getEngine("OnnxRuntime");
		}
		catch (final RuntimeException | AssertionError | LinkageError e) {
			LOG.debug(
				"ONNX Runtime was started by someone else before DJL's engine, or one of DJL's engines does not " +
					"work: {}",
				e.toString());
		}
		final OrtEnvironment environment = OrtEnvironment.getEnvironment();
		TelemetryOptOut.turnOff(environment);
		EnvironmentHold.take();
		return environment;
	}
}
