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
package sc.fiji.unibiomed.interpret.answer;

/**
 * Tells a listener of an answer's text, piece by piece, both as the model writes it and as people read it. For one
 * answer, by one thread at a time.
 */
public final class AnswerStream {

	private final InterpretationListener listener;
	private final PlainTextStream plain = new PlainTextStream();

	public AnswerStream(final InterpretationListener listener) {
		this.listener = listener;
	}

	/** The answer grew by this text, special tokens included. */
	public void next(final String piece) {
		if (!piece.isEmpty()) {
			listener.rawText(piece);
			tell(plain.next(piece));
		}
	}

	/** What follows is another answer, on a line of its own. */
	public void nextPart() {
		listener.rawText("\n");
		tell(plain.nextPart());
	}

	/** Nothing follows. */
	public void finish() {
		tell(plain.finish());
	}

	/** Tells of an answer that is there as a whole. */
	public static void whole(final String answer, final InterpretationListener listener) {
		final AnswerStream stream = new AnswerStream(listener);
		stream.next(answer);
		stream.finish();
	}

	private void tell(final String words) {
		if (!words.isEmpty()) {
			listener.text(words);
		}
	}
}
