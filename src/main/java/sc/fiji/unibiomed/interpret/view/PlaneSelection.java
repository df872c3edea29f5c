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

import java.util.ArrayList;
import java.util.List;

import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.raw.Dimensions;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.image.raw.Position;

/**
 * The planes of an image that a question is about.
 *
 * @param planes what they are to each other
 * @param range which slices or time points, such as {@code 3-10} or {@code 1-5, 8}; blank for all. Where both vary, it
 *           counts planes: all slices of the first time point, then those of the second …
 * @param wholeFile whether all planes of the image are meant wherever several are, and count as a stack even if there
 *           is one only: so the command line reads files
 */
public record PlaneSelection(Planes planes, String range, boolean wholeFile) {

	/** Planes of an image with a window of its own. */
	public PlaneSelection(final Planes planes, final String range) {
		this(planes, range, false);
	}

	/** All of these planes. */
	public static PlaneSelection of(final Planes planes) {
		return new PlaneSelection(planes, "");
	}

	/** All planes of a file as a stack. */
	public static PlaneSelection ofFile(final Planes planes) {
		return new PlaneSelection(planes, "", true);
	}

	/**
	 * The planes of an image, in order; at least one.
	 *
	 * @throws InputException if the range is none, or has planes that the image has not
	 */
	public List<Position> positions(final ImageFacts image) {
		final List<Position> all = all(image);
		if (range.isBlank() || planes == Planes.CURRENT) {
			return all;
		}
		return NumberRange.parse(range, all.size()).stream().map(number -> all.get(number - 1)).toList();
	}

	private List<Position> all(final ImageFacts image) {
		final Position shown = image.shown().allChannels();
		final Dimensions size = image.size();
		final boolean slices = variesSlice(size);
		final boolean times = variesTime(size);
		if (!slices && !times) {
			return List.of(shown);
		}
		final List<Position> positions = new ArrayList<>();
		for (int t = times ? 1 : shown.frame(); t <= (times ? size.times() : shown.frame()); t++) {
			for (int z = slices ? 1 : shown.slice(); z <= (slices ? size.slices() : shown.slice()); z++) {
				positions.add(new Position(0, z, t));
			}
		}
		return positions;
	}

	private boolean variesSlice(final Dimensions size) {
		return planes.variesSlice(size) || isWholeFile() && size.slices() > 1;
	}

	private boolean variesTime(final Dimensions size) {
		return planes.variesTime(size) || isWholeFile() && size.times() > 1;
	}

	private boolean isWholeFile() {
		return wholeFile && planes != Planes.CURRENT;
	}

	/** Whether the model shall see the planes as a stack. */
	boolean isStack(final ImageFacts image) {
		return isWholeFile() || planes == Planes.REFERENCE_ORDER && positions(image).size() > 1;
	}

	/**
	 * Index of the plane that is shown among {@link #positions}.
	 *
	 * @throws InputException if it is not among them
	 */
	public int keyIndex(final ImageFacts image) {
		final int index = positions(image).indexOf(image.shown().allChannels());
		if (index < 0) {
			throw new InputException("range",
				"Objects are followed from the plane that is shown, which is not in the range '" + range.strip() +
					"'; show a plane of the range first, or widen it.");
		}
		return index;
	}

	/** What users call the planes of an image: the number of the slice or time point, or both. */
	List<String> names(final ImageFacts image) {
		final boolean slices = variesSlice(image.size());
		final boolean times = variesTime(image.size());
		return positions(image).stream()
			.map(position -> slices && times
				? "slice " + position.slice() + " time " + position.frame()
				: times ? "time " + position.frame() : image.sliceWord() + " " + position.slice())
			.toList();
	}

	/** What was asked about, in words. */
	public String description(final ImageFacts image) {
		final List<String> names = names(image);
		final String last = names.get(names.size() - 1);
		final String all = names.size() == 1 ? names.get(0) : names.get(0) + " to " + last + " (" + names.size() + ")";
		final String from = planes.isFollowed() ? ", followed from " + names.get(keyIndex(image)) : "";
		return planes.label() + ": " + all + from;
	}
}
