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
package sc.fiji.unibiomed.spark;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * A model that the tasks of an executor use one after the other. It is opened by the first of them, and stays for the
 * others.
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
