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
package sc.fiji.unibiomed.interpret.question;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import sc.fiji.unibiomed.checkpoint.config.ChatTemplate;

/**
 * The texts that mean something else to a model than what they say: {@code [SEG]}, {@code <|im_end|>},
 * {@code <image>} … The tokenizer cuts them out wherever they stand, so that in somebody's own words they would end a
 * turn, or show an image that is not there.
 *
 * <p>Where words are to be words, a {@linkplain #BREAK break} is put into each of them ({@link #inPlainText}), and the
 * tokenizer is given the text {@linkplain #pieces piece by piece}: it finds no token, and the model reads the same
 * characters as ordinary text. A text without control tokens has no break, and becomes the same ids as ever. The break
 * stays in the text of a conversation, so that what was plain text stays so.
 */
public final class ControlTokens {

	/**
	 * Parts the pieces of a text that are given to the tokenizer one by one, and is not given to it itself. Unicode
	 * keeps this character for such use within programs: it stands in no text (The Unicode Standard, section 23.7).
	 */
	static final char BREAK = '\ufdd0';

	private final List<String> tokens;

	private ControlTokens(final List<String> tokens) {
		this.tokens = tokens;
	}

	/**
	 * Those of a model: the added tokens of its tokenizer, the marks of its template, and the mark of the image. Added
	 * tokens of letters, digits and blanks alone are words of a vocabulary and control nothing.
	 *
	 * @param added the tokenizer's added tokens as they are written
	 */
	public static ControlTokens of(final List<String> added, final ChatTemplate template) {
		final Set<String> all = new LinkedHashSet<>();
		for (final String token : added) {
			if (token.length() > 1 &&
				!token.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || Character.isWhitespace(c)))
			{
				all.add(token);
			}
		}
		all.addAll(template.marks());
		all.add(PromptWriter.IMAGE);
		// Regions are spoken of in this way by everybody; whether there are any is checked elsewhere.
		all.remove("<region>");
		return new ControlTokens(List.copyOf(all));
	}

	/** The control tokens in a text, each once, in the order in which they stand there first. */
	public List<String> in(final String text) {
		final String read = Normalizer.normalize(text, Form.NFC);
		return tokens.stream().filter(read::contains)
			.sorted((a, b) -> Integer.compare(read.indexOf(a), read.indexOf(b))).toList();
	}

	/** Words in which no control token is left; the same text if there is none. */
	public String inPlainText(final String words) {
		final String text = words.indexOf(BREAK) < 0 ? words : words.replace(String.valueOf(BREAK), "");
		if (in(text).isEmpty()) {
			return text;
		}
		// Tokenizers compose characters before they look for tokens, as this does.
		final String read = Normalizer.normalize(text, Form.NFC);
		final boolean[] breaks = new boolean[read.length() + 1];
		for (final String token : tokens) {
			final int first = Character.charCount(token.codePointAt(0));
			for (int at = read.indexOf(token); at >= 0; at = read.indexOf(token, at + 1)) {
				breaks[at + first] = true;
			}
		}
		final StringBuilder plain = new StringBuilder();
		for (int at = 0; at < read.length(); at++) {
			if (breaks[at]) {
				plain.append(BREAK);
			}
			plain.append(read.charAt(at));
		}
		return plain.toString();
	}

	/** What the tokenizer is to be given of a text, one after the other: mostly the text as it is. */
	public static List<String> pieces(final String text) {
		return text.indexOf(BREAK) < 0
			? List.of(text)
			: new ArrayList<>(Arrays.asList(text.split(String.valueOf(BREAK), -1)));
	}

	/**
	 * What users are told about control tokens in their words.
	 *
	 * @return one sentence, or none if there are none
	 */
	public List<String> notes(final Question question) {
		final List<String> found = in(question.prompt()).stream()
			.filter(token -> question.isPlain() || !token.equals(PromptWriter.IMAGE)).toList();
		if (found.isEmpty()) {
			return List.of();
		}
		final String names = listed(found);
		if (question.isPlain()) {
			return List.of(found.size() == 1
				? "The question has the control token " + names +
					" of the model; it was given to the model as plain text."
				: "The question has the control tokens " + names +
					" of the model; they were given to the model as plain text.");
		}
		return List.of(found.size() == 1
			? "The prompt has the control token " + names + "; it was given to the model as such."
			: "The prompt has the control tokens " + names + "; they were given to the model as such.");
	}

	private static String listed(final List<String> names) {
		final int last = names.size() - 1;
		return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
	}
}
