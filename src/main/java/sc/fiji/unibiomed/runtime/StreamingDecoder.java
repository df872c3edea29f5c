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
package sc.fiji.unibiomed.runtime;

import java.util.Arrays;

/**
 * Decodes an answer token by token. A character can be spread over several tokens; its text comes with the last of
 * them. All pieces together are the text that {@link TextTokenizer#decode(int...)} gives for all ids. For one answer,
 * by one thread at a time.
 */
public final class StreamingDecoder {

	private static final char REPLACEMENT = '\ufffd';
	private static final int[] NOTHING = {};

	private final TextTokenizer tokenizer;

	/** Tokens since the last place where a character was known to end, and how much of their text was given out. */
	private int[] pending = NOTHING;
	private int given;

	/** @param tokenizer stays open as long as this decoder is used */
	public StreamingDecoder(final TextTokenizer tokenizer) {
		this.tokenizer = tokenizer;
	}

	/**
	 * @param id the next token
	 * @return the text that became certain with it, possibly empty
	 */
	public String next(final int id) {
		pending = Arrays.copyOf(pending, pending.length + 1);
		pending[pending.length - 1] = id;
		final String text = tokenizer.decode(pending);
		// An incomplete character at the end shows as exactly one replacement character, which the next token may
		// change.
		final boolean open = !text.isEmpty() && text.charAt(text.length() - 1) == REPLACEMENT;
		final int end = open ? text.length() - 1 : text.length();
		final String piece = text.substring(Math.min(given, end), end);
		if (open)
			given = end;
		else
			clear();
		return piece;
	}

	/** The rest, once no token follows: a replacement character if the answer ends inside a character, else empty. */
	public String finish() {
		final String rest = tokenizer.decode(pending).substring(given);
		clear();
		return rest;
	}

	private void clear() {
		pending = NOTHING;
		given = 0;
	}
}
