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

/** The model's answers as people read them. */
public final class PlainText {

	private PlainText() {}

	/**
	 * Takes out control tokens and marks; {@code [SEG]} becomes the number of its finding, as in {@code [1]}. The same
	 * as {@link PlainTextStream} makes piece by piece.
	 */
	public static String of(final String answer) {
		final PlainTextStream stream = new PlainTextStream();
		return stream.next(answer) + stream.finish();
	}
}
