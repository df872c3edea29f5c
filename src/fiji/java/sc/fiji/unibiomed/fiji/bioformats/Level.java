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
package sc.fiji.unibiomed.fiji.bioformats;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.interpret.file.ImageFormat;

/**
 * A resolution of an image pyramid.
 *
 * @param number from 1, the full resolution
 * @param width in pixels
 * @param height in pixels
 */
record Level(int number, int width, int height) {

	/**
	 * Chooses one.
	 *
	 * @param levels from the full resolution to the smallest
	 * @param chosen see {@link ImageFormat#open}
	 * @throws ImageReadException if there is no such level, or it is larger than an image can be here
	 */
	static Level choose(final Path file, final List<Level> levels, final OptionalInt chosen) throws ImageReadException {
		if (chosen.isPresent() && chosen.getAsInt() > levels.size()) {
			throw new ImageReadException(
				file + " has " + (levels.size() == 1 ? "no pyramid" : levels.size() + " levels") + ", and level " +
					chosen.getAsInt() + " was asked for.");
		}
		final Level level = chosen.isPresent() ? levels.get(chosen.getAsInt() - 1) : smallestEnough(levels);
		// A picture's pixels are counted with an int, in memory and in the files of masks.
		if ((long) level.width * level.height > Integer.MAX_VALUE) {
			final Level possible = levels.stream().filter(one -> (long) one.width * one.height <= Integer.MAX_VALUE)
				.findFirst().orElseThrow(() -> new ImageReadException(
					file + " has " + level.size() + " and no smaller level; make it smaller first."));
			throw new ImageReadException("Level " + level.number + " of " + file + " has " + level.size() +
				", more than a mask can have; choose level " + possible.number + ", which has " + possible.size() +
				".");
		}
		return level;
	}

	private static Level smallestEnough(final List<Level> levels) {
		Level best = levels.get(0);
		for (final Level level : levels) {
			if (Math.max(level.width, level.height) >= ImageFormat.OVERVIEW_SIDE && level.width < best.width) {
				best = level;
			}
		}
		return best;
	}

	String size() {
		return width + " × " + height + " pixels";
	}
}
