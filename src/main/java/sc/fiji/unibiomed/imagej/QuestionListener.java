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

import sc.fiji.unibiomed.interpret.answer.InterpretationListener;

/**
 * A listener of questions as one of everything.
 *
 * @param question told of questions, and of those that a batch asks
 */
record QuestionListener(InterpretationListener question) implements AskListener {

	@Override
	public void progress(final Stage stage, final long done, final long total) {
		question.progress(stage, done, total);
	}

	@Override
	public void field(final int number, final int count) {
		question.field(number, count);
	}

	@Override
	public void plane(final int number, final int count) {
		question.plane(number, count);
	}

	@Override
	public void note(final String sentence) {
		question.note(sentence);
	}

	@Override
	public void warning(final String sentence) {
		question.warning(sentence);
	}

	@Override
	public void text(final String piece) {
		question.text(piece);
	}

	@Override
	public void rawText(final String piece) {
		question.rawText(piece);
	}
}
