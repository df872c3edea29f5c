package sc.fiji.unibiomed.spark;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import sc.fiji.unibiomed.util.Cancellation;

/** The models of an executor: one, or one for each GPU that Spark gives its tasks. */
final class ExecutorModels {

	/** Those of this process. */
	static final ExecutorModels HERE = new ExecutorModels();

	private final Map<ModelChoice, ExecutorModel> models = new ConcurrentHashMap<>();

	private ExecutorModels() {
	}

	/** See {@link ExecutorModel#use}. */
	<T> T use(final ModelChoice choice, final Cancellation cancellation, final ExecutorModel.Use<T> use) throws IOException {
		return models.computeIfAbsent(choice, ExecutorModel::new).use(cancellation, use);
	}

	/** Closes all of them. */
	void close() {
		models.values().forEach(ExecutorModel::close);
	}
}
