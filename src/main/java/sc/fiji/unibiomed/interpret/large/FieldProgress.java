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
package sc.fiji.unibiomed.interpret.large;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import sc.fiji.unibiomed.interpret.answer.InterpretationListener;

/**
 * Makes one progress of those of all fields: every field counts {@value #STEPS} steps, its stages equal parts of them,
 * and what was reached is never taken back. The texts of the fields are not passed on, since the answer is made of them
 * later.
 */
final class FieldProgress implements InterpretationListener {

	/** Steps of a field. */
	static final int STEPS = 100;

	/** Nobody knows how long an answer will be: after as many tokens, half of its part counts as done. */
	private static final double TYPICAL_TOKENS = 20;

	/** What is done in every field; a model is prepared once, whatever the number of fields. */
	private static final List<Stage> IN_A_FIELD = List.copyOf(EnumSet.complementOf(EnumSet.of(Stage.PREPARATION)));

	private final InterpretationListener listener;
	private final int fields;
	private final Set<String> told = new HashSet<>();
	private int current;
	private long reached;

	FieldProgress(final InterpretationListener listener, final int fields) {
		this.listener = listener;
		this.fields = fields;
	}

	/** Begins with a field, from 0. */
	void begin(final int index) {
		current = index;
		listener.field(index + 1, fields);
	}

	/** A field is done, however far its stages went. */
	void end() {
		reached = (current + 1L) * STEPS;
		listener.progress(Stage.MASKS, reached, total());
	}

	@Override
	public void progress(final Stage stage, final long done, final long total) {
		final double part = total > 0 ? (double) Math.min(done, total) / total : done / (done + TYPICAL_TOKENS);
		if (IN_A_FIELD.contains(stage)) {
			final double steps = STEPS * (IN_A_FIELD.indexOf(stage) + part) / IN_A_FIELD.size();
			reached = Math.max(reached, (long) current * STEPS + (long) steps);
		}
		listener.progress(stage, reached, total());
	}

	/** All fields are asked the same. */
	@Override
	public void note(final String sentence) {
		if (told.add(sentence)) {
			listener.note(sentence);
		}
	}

	private long total() {
		return (long) fields * STEPS;
	}
}
