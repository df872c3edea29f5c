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

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.raw.Dimensions;

/** Which planes of an image a question is about, and what they are to each other. */
public enum Planes {

	/** The plane that is shown. */
	CURRENT("current slice", false, false),
	/** Every slice of the current time point by itself. */
	EACH_SLICE("every slice", true, false),
	/** Every time point of the current slice by itself. */
	EACH_TIME_POINT("every time point", false, true),
	/** Every slice of every time point by itself. */
	EACH_PLANE("every plane", true, true),
	/** The slices of the current time point, objects followed in both directions from the one that is shown. */
	VOLUME("volume", true, false),
	/** The time points of the current slice, objects followed in both directions from the one that is shown. */
	TIME_SERIES("time series", false, true),
	/** As the published model does it: shown the first five slices, and followed forwards from there. */
	REFERENCE_ORDER("reference order", true, false);

	/** How the order of the reference was called before there was another one. */
	private static final String FORMER_REFERENCE = "whole stack";
	/** What the plane that is shown is called where an image has time points and no slices. */
	private static final String CURRENT_TIME = "current time point";

	private final String label;
	private final boolean slices;
	private final boolean times;

	Planes(final String label, final boolean slices, final boolean times) {
		this.label = label;
		this.slices = slices;
		this.times = times;
	}

	/** As it is written in dialogs and macros. */
	public String label() {
		return label;
	}

	/** The planes' labels. */
	public static List<String> labels() {
		return Arrays.stream(values()).map(Planes::label).toList();
	}

	/** @throws InputException if there are no such planes */
	public static Planes of(final String label) {
		final String wanted = label.strip().toLowerCase(Locale.ROOT);
		if (wanted.equals(FORMER_REFERENCE)) {
			return REFERENCE_ORDER;
		}
		if (wanted.equals(CURRENT_TIME)) {
			return CURRENT;
		}
		return Arrays.stream(values()).filter(planes -> planes.label.equals(wanted)).findFirst()
			.orElseThrow(() -> new InputException("slices",
				"'" + label + "' is not a choice of slices; write one of " + labels() + "."));
	}

	/** Whether each plane is asked about by itself. */
	public boolean isEachByItself() {
		return this == EACH_SLICE || this == EACH_TIME_POINT || this == EACH_PLANE;
	}

	/** Whether objects are followed from the plane that is shown. */
	public boolean isFollowed() {
		return this == VOLUME || this == TIME_SERIES;
	}

	/** Whether several slices of an image are meant. Where an image has only one, its time points are. */
	boolean variesSlice(final Dimensions image) {
		return image.slices() > 1 &&
			(slices || this == TIME_SERIES && image.times() == 1 || this == EACH_TIME_POINT && image.times() == 1);
	}

	/** Whether several time points of an image are meant. Where an image has only one, its slices are. */
	boolean variesTime(final Dimensions image) {
		return image.times() > 1 && this != CURRENT && (times || image.slices() == 1);
	}
}
