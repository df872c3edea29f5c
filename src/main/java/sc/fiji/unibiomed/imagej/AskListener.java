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
package sc.fiji.unibiomed.imagej;

import java.util.function.Consumer;

import sc.fiji.unibiomed.batch.BatchListener;
import sc.fiji.unibiomed.batch.BatchProgress;
import sc.fiji.unibiomed.batch.plan.BatchEntry;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;

/**
 * Told what happens while the service works, whatever it does: implement what you want to know, nothing is abstract.
 * Called on the thread that works, one call at a time; an exception that a method throws ends the work.
 *
 * <ul>
 * <li>A question tells {@link #progress} (stages), {@link #text} (the answer as it grows), {@link #note} and
 * {@link #warning}, and {@link #field} or {@link #plane} where it has several.
 * <li>A batch tells {@link #work}, the same of each image that it asks about, and what {@link BatchListener} has.
 * <li>An evaluation, a download and the preparation of a model tell {@link #work}.
 * </ul>
 */
public interface AskListener extends InterpretationListener, BatchListener {

	/** For callers who do not want to know. */
	AskListener NONE = new AskListener() {};

	/**
	 * How far work of many steps is: a batch, an evaluation, a download, the preparation of a model.
	 *
	 * @param words for people, such as {@code 12 of 200 · 18 s each · about 55 minutes left}
	 * @param done in any unit
	 * @param total in the same unit; 0 where nobody can know
	 */
	default void work(final String words, final long done, final long total) {}

	/** Each image of a batch is told of as if it were asked about by itself. */
	@Override
	default InterpretationListener begins(final BatchEntry entry) {
		return this;
	}

	@Override
	default void told(final String sentence) {
		note(sentence);
	}

	@Override
	default void ended(final BatchEntry entry, final Outcome outcome, final String words,
		final BatchProgress progress)
	{
		work(progress.words(), progress.ended(), progress.total());
	}

	/** One that is told the answer only, as it grows: {@code AskListener.ofText(System.out::print)}. */
	static AskListener ofText(final Consumer<String> text) {
		return new AskListener() {

			@Override
			public void text(final String piece) {
				text.accept(piece);
			}
		};
	}
}
