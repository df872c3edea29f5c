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
package sc.fiji.unibiomed.runtime.device;

import java.util.Optional;
import java.util.Set;

import ai.onnxruntime.OrtProvider;
import sc.fiji.unibiomed.runtime.library.PlatformName;

/** What the survey of devices asks of the computer. */
interface ComputerFacts {

	/** Operating system and processor; see {@link PlatformName}. */
	String platform();

	/** Number of processors. */
	int processors();

	/** Version of ONNX Runtime's Java classes; empty if they do not say. */
	String onnxRuntimeVersion();

	/**
	 * NVIDIA's driver.
	 *
	 * @param library its name; if it cannot be loaded, there is no driver
	 */
	NvidiaDriver driver(String library);

	/** Whether the system's loader finds a native library. */
	boolean hasLibrary(String name);

	/** Whether ONNX Runtime's libraries for CUDA are there for the next process that starts it. */
	boolean hasCudaLibraries();

	/** Whether ONNX Runtime was told to use other libraries than those in its jar before it started. */
	boolean wasStartedWithOtherLibraries();

	/** Why no network can run in this process, as the end of a sentence; empty if they can. Starts what they need. */
	Optional<String> startFailure();

	/** What the ONNX Runtime of this process was built for; starts it if need be. */
	Set<OrtProvider> providers();

	/** What ONNX Runtime says against a device; empty if nothing. */
	Optional<String> refusal(Device device);
}
