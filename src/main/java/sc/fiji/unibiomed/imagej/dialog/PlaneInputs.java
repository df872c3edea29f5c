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

import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;

/** The inputs "slices" and "range", which several commands have. Annotations take nothing but constants. */
public final class PlaneInputs {

	public static final String SLICES = "In a stack: which slices or time points to ask about, each separately or " +
		"followed from the one that is shown.";
	public static final String RANGE = "Which of the slices or time points, such as 3-10 or 1,4,7-9; blank for all.";
	public static final String CURRENT = "current slice";
	/** The same where an image has time points and no slices. */
	public static final String CURRENT_TIME = "current time point";
	public static final String EACH_SLICE = "every slice";
	public static final String EACH_TIME = "every time point";
	public static final String EACH_PLANE = "every plane";
	public static final String VOLUME = "volume";
	public static final String TIME_SERIES = "time series";
	public static final String REFERENCE = "reference order";

	private PlaneInputs() {}

	/** @throws InputException if there are no such planes, or the range would choose nothing */
	public static PlaneSelection selection(final String slices, final String range) {
		final Planes planes = Planes.of(slices);
		if (planes == Planes.CURRENT && range != null && !range.isBlank()) {
			throw new InputException("range", "The range '" + range.strip() +
				"' chooses among the planes of a stack; choose Slices other than '" + CURRENT + "', or no range.");
		}
		return new PlaneSelection(planes, range == null ? "" : range);
	}
}
