package sc.fiji.unibiomed.spark;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * A model that the tasks of an executor use one after the other. It is opened by the first of them, and stays for the others.
 */
final class ExecutorModel {

	/** What is done with the model. */
	@FunctionalInterface
	interface Use<T> {

		T with(LoadedModel model) throws IOException;
	}

	private static final Duration POLL = Duration.ofMillis(100);

	private final ModelChoice choice;
	/** A semaphore rather than a lock, as somebody else may close the model than who used it. */
	private final Semaphore free = new Semaphore(1);
	private volatile Cancellation user = new Cancellation();
	private LoadedModel model;

	ExecutorModel(final ModelChoice choice) {
		this.choice = choice;
	}

	/**
	 * Uses the model as soon as nobody else does.
	 *
	 * @throws IOException if the model cannot be read, or what is done with it fails
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	<T> T use(final Cancellation cancellation, final Use<T> use) throws IOException {
		while (!free.tryAcquire()) {
			cancellation.sleep(POLL);
		}
		try {
			user = cancellation;
			cancellation.check();
			if (model == null) {
				model = choice.open();
			}
			return use.with(model);
		}
		finally {
			free.release();
		}
	}

	/** Stops whoever uses the model, and closes it. Whoever uses it afterwards opens it again. */
	void close() {
		while (!free.tryAcquire()) {
			user.cancel();
			new Cancellation().sleep(POLL);
		}
		try {
			if (model != null) {
				model.close();
			}
		}
		finally {
			model = null;
			free.release();
		}
	}
}
