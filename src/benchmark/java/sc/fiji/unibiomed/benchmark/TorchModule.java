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
