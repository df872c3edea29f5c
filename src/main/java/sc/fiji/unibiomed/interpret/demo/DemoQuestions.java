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
package sc.fiji.unibiomed.interpret.demo;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.google.gson.Gson;

/**
 * Which questions the demonstration model was trained on: those in {@code demo-questions.json}, as they are written
 * there. Small talk is none of them, though the model has a sentence for it: it is no question about a picture.
 */
public final class DemoQuestions {

	private static final String LIST = "demo-questions.json";
	private static final Pattern BLANK = Pattern.compile("\\{(\\w+)}");
	private static final Templates ALL = read();
	private static final Pattern OF_PICTURE = anyOf(ALL.picture(), ALL.words());
	private static final Pattern OF_REGION = anyOf(ALL.region(), ALL.words());

	/**
	 * The list.
	 *
	 * @param words what can stand in a blank, by its name; may have blanks itself
	 * @param picture questions about the whole picture
	 * @param region about a region of it
	 * @param regions about several
	 */
	private record Templates(Map<String, List<String>> words, List<String> picture, List<String> region,
		List<String> regions)
	{}

	private DemoQuestions() {}

	/**
	 * Whether it was trained on a question.
	 *
	 * @param prompt the words; the mark for the picture counts for nothing
	 * @param regions how many regions are marked
	 */
	public static boolean isTrained(final String prompt, final int regions) {
		final String question = prompt.replace("<image>", "").strip();
		return switch (regions) {
			case 0 -> OF_PICTURE.matcher(question).matches();
			case 1 -> OF_REGION.matcher(question).matches();
			default -> anyOf(ALL.regions(), Map.of("regions", List.of(names(regions)))).matcher(question).matches();
		};
	}

	private static String names(final int regions) {
		return IntStream.range(1, regions).mapToObj(i -> "region" + i).collect(Collectors.joining(", ")) +
			" and region" + regions;
	}

	private static Pattern anyOf(final List<String> templates, final Map<String, List<String>> words) {
		return Pattern
			.compile(templates.stream().map(template -> expression(template, words)).collect(Collectors.joining("|")));
	}

	/** A question, also with a small first letter and without its last mark. */
	private static String expression(final String template, final Map<String, List<String>> words) {
		final String first = template.substring(0, 1);
		final boolean ends = template.endsWith(".") || template.endsWith("?");
		final String rest = template.substring(1, ends ? template.length() - 1 : template.length());
		return "[" + first + first.toLowerCase(Locale.ROOT) + "]" + filled(rest, words) +
			(ends ? Pattern.quote(template.substring(template.length() - 1)) + "?" : "");
	}

	private static String filled(final String template, final Map<String, List<String>> words) {
		final StringBuilder expression = new StringBuilder();
		final Matcher blank = BLANK.matcher(template);
		int from = 0;
		while (blank.find()) {
			expression.append(Pattern.quote(template.substring(from, blank.start()))).append(words.get(blank.group(1))
				.stream().map(word -> filled(word, words)).collect(Collectors.joining("|", "(?:", ")")));
			from = blank.end();
		}
		return expression.append(Pattern.quote(template.substring(from))).toString();
	}

	private static Templates read() {
		try (Reader reader = new InputStreamReader(DemoQuestions.class.getResourceAsStream(LIST),
			StandardCharsets.UTF_8))
		{
			return new Gson().fromJson(reader, Templates.class);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(
				"The questions of the demonstration model are missing; this installation is damaged.", e);
		}
	}
}
