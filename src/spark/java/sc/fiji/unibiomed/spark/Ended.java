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

import java.io.Serializable;

import sc.fiji.unibiomed.batch.BatchListener;
import sc.fiji.unibiomed.batch.plan.Asker;

/**
 * What became of an entry in a task.
 *
 * @param number of the entry in the plan
 * @param words why it failed, or the answer as people read it; empty where nothing was asked
 * @param asker who asked
 */
record Ended(int number, BatchListener.Outcome outcome, String words, Asker asker) implements Serializable {

	/** What the driver has to know of it. */
	record Count(boolean failed, Asker asker) implements Serializable {}

	Count count() {
		return new Count(hasFailed(), asker);
	}

	boolean hasFailed() {
		return outcome == BatchListener.Outcome.FAILED;
	}
}
