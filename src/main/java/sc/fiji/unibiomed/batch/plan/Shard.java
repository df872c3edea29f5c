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
package sc.fiji.unibiomed.batch.plan;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A share of a plan, for one of several processes.
 *
 * @param number from 1 to count
 * @param count how many shares there are
 */
public record Shard(int number, int count) {

	/** Everything. */
	public static final Shard ALL = new Shard(1, 1);

	private static final Pattern FORM = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

	public Shard {
		if (count < 1 || number < 1 || number > count) {
			throw new IllegalArgumentException("A shard is i/n with i from 1 to n, not " + number + "/" + count + ".");
		}
	}

	/**
	 * Reads {@code i/n}.
	 *
	 * @throws IllegalArgumentException if it has another form
	 */
	public static Shard parse(final String text) {
		final Matcher matcher = FORM.matcher(text.strip());
		if (!matcher.matches()) {
			throw new IllegalArgumentException("A shard is i/n with i from 1 to n, such as 3/8, not '" + text + "'.");
		}
		return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
	}

	/**
	 * The entries of this share. Images go round the shares, and all questions about an image are in one of them, so
	 * that it is looked at once.
	 */
	public List<BatchEntry> of(final BatchPlan plan) {
		final List<List<BatchEntry>> images = plan.images();
		return IntStream.range(0, images.size()).filter(i -> i % count == number - 1).mapToObj(images::get)
			.flatMap(List::stream).toList();
	}

	@Override
	public String toString() {
		return number + "/" + count;
	}
}
