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
package sc.fiji.unibiomed.evaluate;

import sc.fiji.unibiomed.evaluate.score.ItemResult;

/** Counts what is done, and tells the listener. */
final class EvaluationClock {

	private final long begin = System.nanoTime();
	private final int total;
	private final EvaluationListener listener;
	private int done;
	private int kept;
	private int failed;

	EvaluationClock(final int total, final EvaluationListener listener) {
		this.total = total;
		this.listener = listener;
		report();
	}

	/** @param asked whether the model was asked, not an earlier run */
	void done(final ItemResult result, final boolean asked) {
		done++;
		if (result.hasFailed()) {
			failed++;
		}
		else if (!asked) {
			kept++;
		}
		report();
	}

	private void report() {
		listener.report(new EvaluationProgress(done, total, kept, failed, (System.nanoTime() - begin) / 1e9));
	}
}
