package sc.fiji.unibiomed.spark;

import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.SparkPlugin;

/** Closes the models of an executor when it ends. Spark makes it. */
public final class ExecutorEnd implements SparkPlugin, ExecutorPlugin {

	@Override
	public DriverPlugin driverPlugin() {
		return null;
	}

	@Override
	public ExecutorPlugin executorPlugin() {
		return this;
	}

	@Override
	public void shutdown() {
		if (!isProcessEnding()) {
			ExecutorModels.HERE.close();
		}
	}

	/** Then ONNX Runtime frees everything at the same time by itself, and the system after it. */
	private static boolean isProcessEnding() {
		final Thread hook = new Thread(() -> {});
		try {
			Runtime.getRuntime().addShutdownHook(hook);
			return !Runtime.getRuntime().removeShutdownHook(hook);
		}
		catch (final IllegalStateException e) {
			return true;
		}
	}
}
