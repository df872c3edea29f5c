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
package sc.fiji.unibiomed.interpret.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the sentence of a {@code [SEG]} says of its place, size and number: "There are 2 <p> large lesions </p> [SEG] in
 * the upper left region."
 *
 * @param places of upper, lower, left, right and central; none if it says none
 * @param size small or large; blank if it says none
 * @param number how many there are; empty if it does not say
 */
record TextClaims(Set<String> places, String size, OptionalInt number) {

	/** Says nothing. */
	static final TextClaims NONE = new TextClaims(Set.of(), "", OptionalInt.empty());

	private static final Map<String, String> SIZES = Map.ofEntries(Map.entry("small", "small"),
		Map.entry("tiny", "small"), Map.entry("minute", "small"), Map.entry("large", "large"),
		Map.entry("big", "large"), Map.entry("huge", "large"), Map.entry("giant", "large"));
	private static final Map<String, String> PLACES = Map.ofEntries(Map.entry("upper", "upper"),
		Map.entry("top", "upper"), Map.entry("lower", "lower"), Map.entry("bottom", "lower"), Map.entry("left", "left"),
		Map.entry("right", "right"), Map.entry("central", "central"), Map.entry("center", "central"),
		Map.entry("centre", "central"), Map.entry("middle", "central"));
	private static final List<String> NUMBERS = List.of("zero", "one", "two", "three", "four", "five", "six", "seven",
		"eight", "nine", "ten");
	/** "in the upper left region", "at the centre of the image". */
	private static final Pattern PLACE = Pattern.compile("\\b(?:in|at|on|of) the ((?:[a-z]+[ -]){0,2}[a-z]+?)[ -]" +
		"(?:region|part|area|quadrant|portion|corner|side|half|third)\\b" +
		"|\\b(?:in|at) the (middle|cent(?:er|re)|top|bottom) of the (?:image|picture)\\b");
	/** A number just before the name, and no measurement: not "5 mm". */
	private static final Pattern NUMBER = Pattern.compile("\\b(\\d{1,3}|" + String.join("|", NUMBERS) +
		")\\s+(?!(?:mm|cm|µm|um|px|pixels?|percent)\\b)(?:[a-z]+\\s+){0,6}[a-z]+\\s*$");

	/** The claims of each {@code [SEG]} of an answer, in order. */
	static List<TextClaims> of(final String answer) {
		final String[] parts = answer.toLowerCase(Locale.ROOT).replaceAll("<\\|[a-z_]+\\|>", "").split("\\[seg]", -1);
		final List<TextClaims> claims = new ArrayList<>();
		for (int i = 0; i + 1 < parts.length; i++) {
			final String before = clean(lastSentence(parts[i]));
			// What follows belongs to the next name where one follows in the same sentence.
			final String after = clean(firstSentence(parts[i + 1]).split("<p>", 2)[0]);
			claims.add(new TextClaims(places(before + " " + after), size(before), number(before)));
		}
		return claims;
	}

	private static String lastSentence(final String text) {
		final String[] sentences = text.split("(?<=[.!?])\\s+|\\n");
		return sentences.length == 0 || text.matches("(?s).*[.!?]\\s*") ? "" : sentences[sentences.length - 1];
	}

	private static String firstSentence(final String text) {
		return text.split("[.!?](?:\\s|$)|\\n", 2)[0];
	}

	private static String clean(final String text) {
		return text.replaceAll("</?p>", " ").replaceAll("\\s+", " ").strip();
	}

	private static Set<String> places(final String sentence) {
		final Set<String> places = new LinkedHashSet<>();
		for (final Matcher place = PLACE.matcher(sentence); place.find();) {
			final String words = place.group(1) == null ? place.group(2) : place.group(1);
			Arrays.stream(words.split("[ -]")).filter(PLACES::containsKey).map(PLACES::get).forEach(places::add);
		}
		return places;
	}

	private static String size(final String before) {
		String size = "";
		for (final String word : before.split("[^a-z]+")) {
			size = SIZES.getOrDefault(word, size);
		}
		return size;
	}

	private static OptionalInt number(final String before) {
		final Matcher number = NUMBER.matcher(before);
		if (!number.find()) {
			return OptionalInt.empty();
		}
		final String word = number.group(1);
		return OptionalInt.of(NUMBERS.contains(word) ? NUMBERS.indexOf(word) : Integer.parseInt(word));
	}
}
