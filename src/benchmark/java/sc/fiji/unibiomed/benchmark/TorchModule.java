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

import java.io.ByteArrayInputStream;
import java.io.IOException;

import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;

/** A TorchScript module without parameters, loaded in PyTorch. */
final class TorchModule implements AutoCloseable {

	private final PtSymbolBlock block;

	/** @param methods see {@link TorchScriptArchive#of} */
	TorchModule(final PtNDManager torch, final String methods) throws IOException {
		block = JniUtils.loadModule(torch, new ByteArrayInputStream(TorchScriptArchive.of(methods)), false, false);
	}

	/** Runs {@code forward}. Arguments stay the caller's, as does the result. */
	IValue run(final IValue... arguments) {
		return block.forward(arguments);
	}

	@Override
	public void close() {
		block.close();
	}
}
