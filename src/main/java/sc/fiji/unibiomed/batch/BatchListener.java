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
package sc.fiji.unibiomed.batch;
import sc.fiji.unibiomed.batch.plan.BatchEntry;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;

/** Told how far a batch is. Called by one thread at a time. */
public interface BatchListener {

	/** For callers who do not want to know. */
	BatchListener NONE = new BatchListener() {};

	/** What became of an entry. */
	enum Outcome {
		/** Its task was done now. */
		DONE,
		/** Its task was done before, by this process or another. */
		SKIPPED,
		/** Another process is at it. */
		LEFT_TO_OTHERS,
		/** It failed. */
		FAILED
	}

	/**
	 * An entry is asked about now.
	 *
	 * @return told how far that is
	 */
	default InterpretationListener begins(final BatchEntry entry) {
		return InterpretationListener.NONE;
	}

	/**
	 * Something has to be told: what was found in the output folder and what becomes of it, or what is to be known
	 * before a question is asked; the latter once for all images that are asked it.
	 *
	 * @param sentence for people, in one line
	 */
	default void told(final String sentence) {}

	/**
	 * An entry has ended.
	 *
	 * @param words why it failed, or the answer as people read it; empty where nothing was asked
	 * @param progress of the batch
	 */
	default void ended(final BatchEntry entry, final Outcome outcome, final String words,
		final BatchProgress progress)
	{}
}
