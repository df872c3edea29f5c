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
package sc.fiji.unibiomed.image.file;

/**
 * Which planes of a file are read. A plane has all channels; all slices of the first time point come first.
 *
 * @param number of the only one, from 1; 0 for all
 */
public record FilePlanes(int number) {

	/** All planes. */
	public static final FilePlanes ALL = new FilePlanes(0);

	/** The first plane. */
	public static final FilePlanes FIRST = new FilePlanes(1);

	/** @throws IllegalArgumentException if the number is less than 0 */
	public FilePlanes {
		if (number < 0) {
			throw new IllegalArgumentException("Planes are counted from 1; there is no plane " + number + ".");
		}
	}

	/** One plane, from 1. */
	public static FilePlanes one(final int number) {
		if (number == 0) {
			throw new IllegalArgumentException("Planes are counted from 1.");
		}
		return new FilePlanes(number);
	}

	/** Whether all planes are read. */
	public boolean areAll() {
		return number == 0;
	}
}
