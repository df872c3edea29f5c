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
package sc.fiji.unibiomed.interpret.ask;

import sc.fiji.unibiomed.interpret.answer.AnswerStream;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;

/** Passes on what is told of several answers that become one: their texts stand one below the other. */
final class PartListener implements InterpretationListener {

	private final InterpretationListener listener;
	private final AnswerStream stream;

	PartListener(final InterpretationListener listener) {
		this.listener = listener;
		this.stream = new AnswerStream(listener);
	}

	/** The next answer begins. */
	void nextPart() {
		stream.nextPart();
	}

	/** No answer follows. */
	void finish() {
		stream.finish();
	}

	@Override
	public void progress(final Stage stage, final long done, final long total) {
		listener.progress(stage, done, total);
	}

	@Override
	public void field(final int number, final int count) {
		listener.field(number, count);
	}

	@Override
	public void plane(final int number, final int count) {
		listener.plane(number, count);
	}

	@Override
	public void note(final String sentence) {
		listener.note(sentence);
	}

	@Override
	public void warning(final String sentence) {
		listener.warning(sentence);
	}

	/** What people read of it is made of all answers together, as outlines are counted through. */
	@Override
	public void rawText(final String piece) {
		stream.next(piece);
	}
}
