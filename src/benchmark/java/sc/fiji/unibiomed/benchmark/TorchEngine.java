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
package sc.fiji.unibiomed.benchmark;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;

/** PyTorch in this process, from the libraries on the class path alone. */
final class TorchEngine implements AutoCloseable {

	private final NDManager torch;

	/** @param threads that work on one operator */
	TorchEngine(final int threads) {
		System.setProperty("ai.djl.offline", "true");
		System.setProperty("OPT_OUT_TRACKING", "true");
		System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
		System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
		System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
		torch = Engine.getEngine("PyTorch").newBaseManager();
		// One operator after the other, as Python would call them. Holds for this thread.
		JniUtils.setGraphExecutorOptimize(false);
	}

	PtNDManager manager() {
		return (PtNDManager) torch;
	}

	/** For example "2.7.1". */
	static String version() {
		return Engine.getEngine("PyTorch").getVersion();
	}

	@Override
	public void close() {
		torch.close();
	}
}
