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
package sc.fiji.unibiomed.imagej.dialog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import ij.ImagePlus;
import sc.fiji.unibiomed.imagej.FittedInput;

/** The inputs "slices" and "range" in words that fit the axes of an image: slices, time points, both, or neither. */
public final class PlaneChoices {

	private static final String RANGE_INPUT = "range";

	private PlaneChoices() {}

	/**
	 * How one of the two is asked for.
	 *
	 * @param input name of an input
	 * @return empty for inputs other than these two
	 */
	public static Optional<FittedInput> of(final String input, final ImagePlus image) {
		final boolean isRange = input.equals(RANGE_INPUT);
		if (!isRange && !input.equals("slices")) {
			return Optional.empty();
		}
		// The order in which ImageJ counts: width, height, channels, slices, times.
		final int[] size = image.getDimensions();
		final boolean slices = size[3] > 1;
		final boolean times = size[4] > 1;
		if (!slices && !times) {
			return Optional.of(FittedInput.notAsked());
		}
		final String what = !times ? "Slices" : slices ? "Slices and time points" : "Time points";
		return Optional.of(isRange
			? new FittedInput("Which " + what.toLowerCase(Locale.ROOT) + " (blank: all)", List.of(),
				FittedInput.Kind.EDITABLE)
			: new FittedInput(what, choices(slices, times), FittedInput.Kind.CHOICE));
	}

	private static List<String> choices(final boolean slices, final boolean times) {
		if (!times) {
			return List.of(PlaneInputs.CURRENT, PlaneInputs.EACH_SLICE, PlaneInputs.VOLUME, PlaneInputs.REFERENCE);
		}
		return slices
			? List.of(PlaneInputs.CURRENT, PlaneInputs.EACH_SLICE, PlaneInputs.EACH_TIME, PlaneInputs.EACH_PLANE,
				PlaneInputs.VOLUME, PlaneInputs.TIME_SERIES, PlaneInputs.REFERENCE)
			: List.of(PlaneInputs.CURRENT_TIME, PlaneInputs.EACH_TIME, PlaneInputs.TIME_SERIES, PlaneInputs.REFERENCE);
	}
}
