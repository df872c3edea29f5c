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

import ai.djl.engine.EngineException;
import ai.djl.huggingface.tokenizers.jni.LibUtils;
import sc.fiji.unibiomed.runtime.failure.InferenceException;

/** Settings of DJL's tokenizer library that have to be in place before it is first used. */
public final class NativeTokenizers {

	/** Which native library; without it, DJL downloads a CUDA one where it finds a CUDA driver. */
	private static final String FLAVOR = "RUST_FLAVOR";

	/** Without it, DJL asks the network whether it runs in a data centre, and then reports its version there. */
	private static final String NO_TELEMETRY = "OPT_OUT_TRACKING";

	private NativeTokenizers() {}

	/**
	 * Makes DJL take the CPU library from its own jar and contact nobody. Values that the user has set, as environment
	 * variables or system properties, stay.
	 */
	public static void stayOffline() {
		setIfAbsent(FLAVOR, "cpu");
		setIfAbsent(NO_TELEMETRY, "true");
	}

	/**
	 * Loads the library, without asking anybody.
	 *
	 * @throws InferenceException if it cannot be loaded in this process; the message says why
	 */
	public static void load() {
		stayOffline();
		try {
			LibUtils.checkStatus();
		}
		catch (final EngineException | LinkageError e) {
			throw new InferenceException(
				"The tokenizer's native library could not be loaded: " + LoadFailure.words(e) + ".", e);
		}
	}

	private static void setIfAbsent(final String name, final String value) {
		if (System.getenv(name) == null && System.getProperty(name) == null) System.setProperty(name, value);
	}
}
