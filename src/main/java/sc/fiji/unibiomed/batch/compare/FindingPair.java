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

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.MaskOverlap;

/**
 * A finding of one answer and the one of the other answer that is the same. Findings of the same name are pairs, those
 * first that overlap most; then of those that are left, whatever overlaps.
 *
 * @param first empty if only the second answer has it
 * @param second empty if only the first answer has it
 * @param agreement of their masks; empty if they cannot be compared
 * @param note what is to be known of it, without the end of a sentence; empty if there is nothing
 */
public record FindingPair(Optional<ComparedFinding> first, Optional<ComparedFinding> second,
	Optional<MaskOverlap> agreement, String note)
{

	/** A finding with its masks in memory. */
	private record Loaded(ComparedFinding finding, List<BinaryMask> masks) {}

	/** @throws IOException if a mask cannot be read */
	static List<FindingPair> of(final List<ComparedFinding> first, final List<ComparedFinding> second)
		throws IOException
	{
		final List<Loaded> left = loaded(first);
		final List<Loaded> right = loaded(second);
		final List<FindingPair> pairs = new ArrayList<>();
		pair(left, right, true, pairs);
		pair(left, right, false, pairs);
		left.forEach(each -> pairs.add(new FindingPair(Optional.of(each.finding()), Optional.empty(),
			Optional.of(MaskOverlap.of(each.masks(), List.of())), "only in the first answer")));
		right.forEach(each -> pairs.add(new FindingPair(Optional.empty(), Optional.of(each.finding()),
			Optional.of(MaskOverlap.of(List.of(), each.masks())), "only in the second answer")));
		return pairs;
	}

	private static List<Loaded> loaded(final List<ComparedFinding> findings) throws IOException {
		final List<Loaded> loaded = new ArrayList<>();
		for (final ComparedFinding finding : findings) {
			loaded.add(new Loaded(finding, finding.masks()));
		}
		return loaded;
	}

	/** Takes the pairs that overlap most out of both lists. */
	private static void pair(final List<Loaded> left, final List<Loaded> right, final boolean named,
		final List<FindingPair> pairs)
	{
		while (true) {
			FindingPair best = null;
			Loaded bestLeft = null;
			Loaded bestRight = null;
			for (final Loaded one : left) {
				for (final Loaded other : right) {
					if (one.finding().isNamedAs(other.finding()) == named) {
						final FindingPair pair = of(one, other);
						if ((named || pair.overlap() > 0) && (best == null || pair.overlap() > best.overlap())) {
							best = pair;
							bestLeft = one;
							bestRight = other;
						}
					}
				}
			}
			if (best == null) {
				return;
			}
			pairs.add(best);
			left.remove(bestLeft);
			right.remove(bestRight);
		}
	}

	private static FindingPair of(final Loaded one, final Loaded other) {
		try {
			final MaskOverlap agreement = MaskOverlap.of(one.masks(), other.masks());
			return new FindingPair(Optional.of(one.finding()), Optional.of(other.finding()), Optional.of(agreement),
				note(one, other));
		}
		catch (final IllegalArgumentException e) {
			return new FindingPair(Optional.of(one.finding()), Optional.of(other.finding()), Optional.empty(),
				e.getMessage());
		}
	}

	private static String note(final Loaded one, final Loaded other) {
		if (one.masks().isEmpty() && other.masks().isEmpty()) {
			return "absent in both answers";
		}
		if (one.masks().isEmpty() || other.masks().isEmpty()) {
			return "absent in the " + (one.masks().isEmpty() ? "first" : "second") + " answer";
		}
		return one.finding().isNamedAs(other.finding()) ? "" : "other names, and outlines that overlap";
	}

	private double overlap() {
		return agreement.map(MaskOverlap::dice).orElse(-1.0);
	}

	/** Whether at least one of both outlines something. */
	boolean isOutlined() {
		return agreement.isPresent() && agreement.get().first() + agreement.get().second() > 0;
	}

	/**
	 * How well the outlines agree, from 0 to 1.
	 *
	 * @return empty if neither answer outlines anything, or the outlines cannot be compared
	 */
	public OptionalDouble dice() {
		return isOutlined() ? OptionalDouble.of(agreement.get().dice()) : OptionalDouble.empty();
	}

	/** What it is, in the words of the first answer; where those of the second differ, in both. */
	public String phrase() {
		final String one = first.map(ComparedFinding::phrase).orElse("");
		final String other = second.map(ComparedFinding::phrase).orElse("");
		return one.isEmpty() ? other : other.isEmpty() || one.equalsIgnoreCase(other) ? one : one + " / " + other;
	}
}
