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

import java.lang.reflect.Field;
import java.lang.reflect.Method;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;

/**
 * Keeps ONNX Runtime's environment until the system takes back the whole process. The environment counts who holds it
 * and is freed by the last who lets go; ONNX Runtime's Java library is the only one, and lets go in a shutdown hook of
 * its own ({@code OrtEnvironment.OrtEnvCloser}) whether or not a network runs. Shutdown hooks run side by side, so no
 * hook of ours could be sure to come first: a network that still runs then reads freed memory, and the process crashes
 * (microsoft/onnxruntime, issue 31352). With one more holder that hook frees nothing.
 * <p>
 * The Java library offers this to nobody, so its own native method is called. Should a later version have another one,
 * programs run as before, and {@code ProcessEndTest} fails.
 */
final class EnvironmentHold {

	private static final Logger LOG = LoggerFactory.getLogger(EnvironmentHold.class);

	private EnvironmentHold() {}

	/** Takes one more hold of the environment, which has been started; whoever has started it. */
	static void take() {
		try {
			final Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
			final Method create = OrtEnvironment.class.getDeclaredMethod("createHandle", long.class, int.class,
				String.class);
			api.setAccessible(true);
			create.setAccessible(true);
			// There is one environment in a process: its level of logging stays what it is.
			create.invoke(null, api.get(null), OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING.getValue(), "unibiomed");
		}
		catch (final ReflectiveOperationException | RuntimeException e) {
			LOG.warn("This version of ONNX Runtime may crash when the program ends while a network runs: {}",
				e.toString());
		}
	}
}
