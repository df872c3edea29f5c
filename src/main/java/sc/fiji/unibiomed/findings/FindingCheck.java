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
package sc.fiji.unibiomed.findings;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Whether a finding is there at all, as far as the model itself can tell: what it calls its own outline.
 *
 * @param verdict the result
 * @param reason why, in words such as "the model calls it spleen"; blank only where nothing was checked
 * @param evidence how much speaks for it, from 0 to 1: the mean probability inside the outline where the model calls
 *          it by the same name, half of it where the names cannot be told apart, 0 where it is called otherwise or
 *          nothing is outlined; NaN where nothing was checked. It ranks findings, and is no probability
 */
public record FindingCheck(Verdict verdict, String reason, double evidence) {

	/** What was found out. */
	public enum Verdict {
		/** Nobody has checked it. */
		UNCHECKED,
		/** The model calls it by the same name again. */
		CONFIRMED,
		/** Something speaks against it. */
		DOUBTFUL,
		/** It is not in the image: the model outlines nothing, or something that it calls otherwise. */
		ABSENT;

		/** As files and people write it, such as "confirmed"; empty where nothing was checked. */
		public String label() {
			return this == UNCHECKED ? "" : name().toLowerCase(Locale.ROOT);
		}

		/**
		 * Those of a list with commas.
		 *
		 * @throws IllegalArgumentException if there is no such verdict; the message is a sentence for people
		 */
		public static Set<Verdict> named(final String list) {
			final Set<Verdict> named = EnumSet.noneOf(Verdict.class);
			for (final String word : list.split(",")) {
				named.add(Arrays.stream(values())
					.filter(verdict -> verdict != UNCHECKED && verdict.label().equalsIgnoreCase(word.strip()))
					.findFirst().orElseThrow(() -> new IllegalArgumentException(
						"'" + word.strip() + "' is not a check; write confirmed, doubtful or absent.")));
			}
			return named;
		}
	}

	/** Nothing was checked. */
	public static final FindingCheck NONE = new FindingCheck(Verdict.UNCHECKED, "", Double.NaN);

	/** Of a finding that has several parts: one of them. */
	public record Part(FindingCheck check, long pixels) {}

	public FindingCheck {
		Objects.requireNonNull(verdict, "verdict");
		Objects.requireNonNull(reason, "reason");
	}

	/** Whether it is not in the image. */
	public boolean isAbsent() {
		return verdict == Verdict.ABSENT;
	}

	/** Whether somebody has checked it. */
	public boolean isKnown() {
		return verdict != Verdict.UNCHECKED;
	}

	/**
	 * The check of a finding whose planes or fields were checked one by one. It is confirmed if at least half of its
	 * pixels are, absent if all parts are, else doubtful. The reason is that of the largest part with this verdict; if
	 * none has it, of the largest that is absent, which is then why the whole is doubtful.
	 *
	 * @param parts with the pixels that they have in the finding; those that nobody checked do not count
	 * @param places what the parts are, in the plural, such as "slices"
	 */
	public static FindingCheck of(final List<Part> parts, final String places) {
		final List<Part> known = parts.stream().filter(part -> part.check().isKnown()).toList();
		if (known.isEmpty()) {
			return NONE;
		}
		final Verdict verdict = verdict(known);
		final Verdict why = known.stream().anyMatch(part -> part.check().verdict() == verdict)
			? verdict
			: Verdict.ABSENT;
		final List<Part> same = known.stream().filter(part -> part.check().verdict() == why).toList();
		final Part largest = same.stream().max(Comparator.comparingLong(Part::pixels)).orElseThrow();
		final String where = known.size() == 1
			? ""
			: " (" + why.label() + " in " + same.size() + " of " + known.size() + " " + places + ")";
		final long pixels = pixels(known);
		final double evidence = pixels == 0
			? 0
			: known.stream().mapToDouble(part -> part.check().evidence() * part.pixels()).sum() / pixels;
		return new FindingCheck(verdict, largest.check().reason() + where, evidence);
	}

	private static Verdict verdict(final List<Part> known) {
		if (known.stream().allMatch(part -> part.check().isAbsent())) {
			return Verdict.ABSENT;
		}
		final long confirmed = pixels(
			known.stream().filter(part -> part.check().verdict() == Verdict.CONFIRMED).toList());
		return confirmed > 0 && 2 * confirmed >= pixels(known) ? Verdict.CONFIRMED : Verdict.DOUBTFUL;
	}

	private static long pixels(final List<Part> parts) {
		return parts.stream().mapToLong(Part::pixels).sum();
	}
}
