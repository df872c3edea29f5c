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
package sc.fiji.unibiomed.doors;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import sc.fiji.unibiomed.doors.Seen.SeenFinding;

/**
 * In what a door differs from the one that it is compared with.
 *
 * @param of each aspect in which they differ: what was seen, and what instead of
 */
public record Differences(Map<Aspect, String> of) {

	/** Files have six decimals. */
	private static final double ROUNDING = 1.000001e-6;
	/** What was decided about the values, without the reasons, which may differ: a title here, an option there. */
	private static final Pattern INTENSITY = Pattern.compile("intensity ([^(;]+)");

	public Differences {
		of = Map.copyOf(of);
	}

	/** Compares two answers. */
	public static Differences between(final Seen expected, final Seen seen) {
		final Map<Aspect, String> found = new EnumMap<>(Aspect.class);
		if (expected.isAnswered() != seen.isAnswered()) {
			found.put(Aspect.ANSWERED, seen.isAnswered() ? "answered: " + seen.text() : "refused: " + seen.refusal());
			return new Differences(found);
		}
		compareInputs(NetworkRecording.VISION_ENCODER, Aspect.TILES, expected, seen, found);
		compareInputs(NetworkRecording.IMAGE_ENCODER, Aspect.PICTURE, expected, seen, found);
		compare(Aspect.TEXT, expected.text(), seen.text(), found);
		compareMasks(expected.findings(), seen.findings(), found);
		if (!seen.rows().isEmpty()) {
			compare(Aspect.OBJECTS, String.join("; ", expected.rows()), String.join("; ", seen.rows()), found);
		}
		compareNumbers(expected.findings(), seen.findings(), found);
		compare(Aspect.NOTES, expected.notes(), seen.notes(), found);
		final String intensity = intensity(expected.shownAs());
		if (!intensity.isEmpty() && !seen.shownAs().contains(intensity)) {
			found.put(Aspect.SHOWN_AS, instead(seen.shownAs(), intensity));
		}
		return new Differences(found);
	}

	private static String intensity(final String shownAs) {
		final Matcher matcher = INTENSITY.matcher(shownAs);
		return matcher.find() ? matcher.group(1).strip() : "";
	}

	private static void compareInputs(final String network, final Aspect aspect, final Seen expected, final Seen seen,
		final Map<Aspect, String> found)
	{
		final List<String> wanted = expected.networkInputs().getOrDefault(network, List.of());
		final List<String> got = seen.networkInputs().getOrDefault(network, List.of());
		if (!wanted.equals(got)) {
			final Set<String> others = new TreeSet<>(got);
			others.removeAll(wanted);
			found.put(aspect, others.size() + " of " + got.size() + " other bytes, instead of " + wanted.size());
		}
	}

	private static void compareMasks(final List<SeenFinding> expected, final List<SeenFinding> seen,
		final Map<Aspect, String> found)
	{
		final boolean same = names(expected).equals(names(seen)) &&
			expected.stream().map(SeenFinding::masks).toList().equals(seen.stream().map(SeenFinding::masks).toList());
		if (!same) {
			found.put(Aspect.MASKS, instead(areas(seen), areas(expected)));
		}
	}

	private static List<String> names(final List<SeenFinding> findings) {
		return findings.stream().map(SeenFinding::phrase).toList();
	}

	private static String areas(final List<SeenFinding> findings) {
		return findings.stream().map(finding -> String.format("%s %,d", finding.phrase(), finding.pixels()))
			.collect(Collectors.joining(", "));
	}

	private static void compareNumbers(final List<SeenFinding> expected, final List<SeenFinding> seen,
		final Map<Aspect, String> found)
	{
		boolean same = expected.size() == seen.size();
		for (int i = 0; same && i < seen.size(); i++) {
			final SeenFinding a = expected.get(i);
			final SeenFinding b = seen.get(i);
			same = close(a.confidence(), b.confidence()) && close(a.predictedIou(), b.predictedIou()) &&
				close(a.objectScore(), b.objectScore());
		}
		if (!same) {
			found.put(Aspect.NUMBERS, instead(numbers(seen), numbers(expected)));
		}
	}

	private static boolean close(final double a, final double b) {
		return Double.isNaN(a) && Double.isNaN(b) || Math.abs(a - b) <= ROUNDING;
	}

	private static String numbers(final List<SeenFinding> findings) {
		return findings.stream().map(finding -> String.format("%.3f/%.3f/%.3f", finding.confidence(),
			finding.predictedIou(), finding.objectScore())).collect(Collectors.joining(", "));
	}

	private static void compare(final Aspect aspect, final Object expected, final Object seen,
		final Map<Aspect, String> found)
	{
		if (!expected.equals(seen)) {
			found.put(aspect, instead(seen.toString(), expected.toString()));
		}
	}

	private static String instead(final String seen, final String expected) {
		return (seen.isEmpty() ? "nothing" : seen) + ", instead of " + (expected.isEmpty() ? "nothing" : expected);
	}

	/** Whether there is none. */
	public boolean isEmpty() {
		return of.isEmpty();
	}

	/** Those that are left if some are allowed. */
	Differences without(final Set<Aspect> allowed) {
		final Map<Aspect, String> left = new HashMap<>(of);
		left.keySet().removeAll(allowed);
		return new Differences(left);
	}

	/** One line per aspect, in the order of {@link Aspect}. */
	@Override
	public String toString() {
		return Arrays.stream(Aspect.values()).filter(of::containsKey)
			.map(aspect -> aspect.label() + ": " + of.get(aspect)).collect(Collectors.joining("\n"));
	}
}
