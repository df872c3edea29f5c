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
package sc.fiji.unibiomed.interpret.file;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which pages of an image file are asked about. */
public sealed interface PlaneChoice {

	/** The first page, as most files have no other. */
	PlaneChoice FIRST = new Page(1);

	/** The image of the file, from 1: some formats keep several in one. */
	int series();

	/**
	 * The same pages of another image of the file.
	 *
	 * @param number from 1
	 */
	PlaneChoice inSeries(int number);

	/**
	 * One page, by its number from 1. Where slices and time points vary, it counts all slices of the first time point
	 * first.
	 */
	record Page(int series, int number) implements PlaneChoice {

		public Page {
			check(series);
			if (number < 1) {
				throw new IllegalArgumentException("Pages count from 1, not " + number + ".");
			}
		}

		/** A page of the first image. */
		public Page(final int number) {
			this(1, number);
		}

		@Override
		public PlaneChoice inSeries(final int other) {
			return new Page(other, number);
		}

		@Override
		public String toString() {
			return prefix(series) + number;
		}
	}

	/** All pages together. */
	record Stack(int series) implements PlaneChoice {

		public Stack {
			check(series);
		}

		/** The pages of the first image. */
		public Stack() {
			this(1);
		}

		@Override
		public PlaneChoice inSeries(final int other) {
			return new Stack(other);
		}

		@Override
		public String toString() {
			return prefix(series) + "stack";
		}
	}

	/**
	 * Reads what {@code toString} writes: a page's number, {@code stack}, or nothing, which is the first page; before
	 * it, the series unless it is the first, such as {@code series 2: stack}.
	 *
	 * @throws IllegalArgumentException if it is none of them
	 */
	static PlaneChoice parse(final String text) {
		final Matcher series = Pattern.compile("series (\\d+):(.*)", Pattern.CASE_INSENSITIVE).matcher(text.strip());
		if (series.matches()) {
			return parse(series.group(2)).inSeries(number("series", series.group(1)));
		}
		final String word = text.strip();
		if (word.isEmpty()) {
			return FIRST;
		}
		if (word.equalsIgnoreCase("stack")) {
			return new Stack();
		}
		try {
			return new Page(Integer.parseInt(word));
		}
		catch (final NumberFormatException e) {
			throw new IllegalArgumentException("'" + word + "' is not a page; write a number from 1, or stack.", e);
		}
	}

	/**
	 * Reads the number of a series, or nothing, which is the first.
	 *
	 * @throws IllegalArgumentException if it is no number from 1
	 */
	static int parseSeries(final String text) {
		return text.isBlank() ? 1 : check(number("series", text.strip()));
	}

	private static int number(final String what, final String text) {
		try {
			return Integer.parseInt(text);
		}
		catch (final NumberFormatException e) {
			throw new IllegalArgumentException("'" + text + "' is not a " + what + "; write a number from 1.", e);
		}
	}

	private static int check(final int series) {
		if (series < 1) {
			throw new IllegalArgumentException("Series count from 1, not " + series + ".");
		}
		return series;
	}

	private static String prefix(final int series) {
		return series == 1 ? "" : "series " + series + ": ";
	}
}
