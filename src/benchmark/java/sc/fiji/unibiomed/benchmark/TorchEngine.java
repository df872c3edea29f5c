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
