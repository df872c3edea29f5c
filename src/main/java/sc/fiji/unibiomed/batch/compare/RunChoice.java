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
package sc.fiji.unibiomed.batch.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sc.fiji.unibiomed.batch.plan.BatchException;
import sc.fiji.unibiomed.batch.task.EntryRecord;

/**
 * Which answers of an output folder are meant: those with these values.
 *
 * @param values of some of the things in which answers differ; none for all answers
 */
public record RunChoice(Map<Facet, String> values) {

	/** All answers. */
	public static final RunChoice ALL = new RunChoice(Map.of());

	private static final Pattern KEY = Pattern.compile("(?:^|,)\\s*(question|model|precision|settings)\\s*=",
		Pattern.CASE_INSENSITIVE);

	/** In what answers to the same image differ. */
	public enum Facet {
		/** What was asked. */
		QUESTION,
		/** Name of the model. */
		MODEL,
		/** Of the arithmetic. */
		PRECISION,
		/** What was not as usual. */
		SETTINGS;

		/** As it is written. */
		public String key() {
			return name().toLowerCase(Locale.ROOT);
		}

		/** The value of an answer; may be empty. */
		public String of(final EntryRecord record) {
			return switch (this) {
				case QUESTION -> record.prompt();
				case MODEL -> record.model();
				case PRECISION -> record.precision();
				case SETTINGS -> record.settings();
			};
		}
	}

	public RunChoice {
		values = Map.copyOf(values);
	}

	/**
	 * Reads {@code model=…,precision=…}: some of question, model, precision and settings, in any order. Values may have
	 * commas. Nothing means all answers.
	 *
	 * @throws BatchException if it has another form
	 */
	public static RunChoice parse(final String text) throws BatchException {
		if (text.isBlank()) {
			return ALL;
		}
		final Matcher matcher = KEY.matcher(text);
		final Map<Facet, String> values = new EnumMap<>(Facet.class);
		int begin = -1;
		Optional<Facet> last = Optional.empty();
		while (matcher.find()) {
			if (begin < 0 && matcher.start() > 0) {
				break;
			}
			put(values, last, text, begin, matcher.start());
			last = Optional.of(Facet.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)));
			begin = matcher.end();
		}
		if (last.isEmpty()) {
			throw new BatchException("'" + text + "' does not say which answers: write such as precision=exact, or " +
				"model=UniBiomed,precision=fast; question and settings are possible, too.");
		}
		put(values, last, text, begin, text.length());
		return new RunChoice(values);
	}

	private static void put(final Map<Facet, String> values, final Optional<Facet> facet, final String text,
		final int begin, final int end)
	{
		facet.ifPresent(each -> values.put(each, text.substring(begin, end).strip()));
	}

	/** Whether an answer is meant; capitals do not count. */
	public boolean fits(final EntryRecord record) {
		return values.entrySet().stream()
			.allMatch(each -> each.getKey().of(record).strip().equalsIgnoreCase(each.getValue()));
	}

	/** As {@link #parse} reads it. */
	@Override
	public String toString() {
		final List<String> words = new ArrayList<>();
		for (final Facet facet : Facet.values()) {
			if (values.containsKey(facet)) {
				words.add(facet.key() + "=" + values.get(facet));
			}
		}
		return String.join(",", words);
	}
}
