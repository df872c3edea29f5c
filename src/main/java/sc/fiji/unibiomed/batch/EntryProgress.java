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

import java.util.Set;

import sc.fiji.unibiomed.batch.plan.BatchEntry;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;

/**
 * Passes on how far an entry is. What is to be known before it is asked about is told to the batch's listener, and only
 * where it was not told of an entry before: many images are asked the same.
 */
final class EntryProgress implements InterpretationListener {

	private final InterpretationListener entry;
	private final BatchListener batch;
	private final Set<String> told;

	/** @param told what was told before, of all entries */
	EntryProgress(final BatchListener batch, final BatchEntry entry, final Set<String> told) {
		this.entry = batch.begins(entry);
		this.batch = batch;
		this.told = told;
	}

	@Override
	public void progress(final Stage stage, final long done, final long total) {
		entry.progress(stage, done, total);
	}

	@Override
	public void field(final int number, final int count) {
		entry.field(number, count);
	}

	@Override
	public void plane(final int number, final int count) {
		entry.plane(number, count);
	}

	@Override
	public void note(final String sentence) {
		if (told.add(sentence)) {
			batch.told(sentence);
		}
	}

	@Override
	public void text(final String piece) {
		entry.text(piece);
	}

	@Override
	public void rawText(final String piece) {
		entry.rawText(piece);
	}
}
