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
package sc.fiji.unibiomed.interpret.view;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import sc.fiji.unibiomed.image.InputException;

/** Channels of an image as people write them: "1,3" or "1-3"; blank for all. */
final class ChannelNumbers {

	private static final int MOST = 9999;
	private static final Pattern PART = Pattern.compile("\\s*(\\d{1,4})\\s*(?:-\\s*(\\d{1,4})\\s*)?");

	private ChannelNumbers() {}

	/**
	 * The channels in ascending order, from 1; empty means all.
	 *
	 * @throws InputException if the text is something else
	 */
	static List<Integer> parse(final String text) {
		final TreeSet<Integer> channels = new TreeSet<>();
		if (text.isBlank()) {
			return List.of();
		}
		for (final String part : text.split(",", -1)) {
			final Matcher range = PART.matcher(part);
			if (!range.matches()) {
				throw unusable(text);
			}
			final int first = Integer.parseInt(range.group(1));
			final int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
			if (first < 1 || last < first || last > MOST) {
				throw unusable(text);
			}
			IntStream.rangeClosed(first, last).forEach(channels::add);
		}
		return List.copyOf(channels);
	}

	/** As {@link #parse} reads it. */
	static String text(final List<Integer> channels) {
		return channels.stream().map(String::valueOf).collect(Collectors.joining(","));
	}

	private static InputException unusable(final String text) {
		return new InputException("channels", "'" + text +
			"' is not a choice of channels; write their numbers, for example 1,3 or 1-3, or nothing for all.");
	}
}
