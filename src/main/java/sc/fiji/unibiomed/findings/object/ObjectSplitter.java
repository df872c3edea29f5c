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
package sc.fiji.unibiomed.findings.object;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.FindingObjects;
import sc.fiji.unibiomed.findings.ObjectPart;
import sc.fiji.unibiomed.findings.ObjectRule;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.ConnectedParts;
import sc.fiji.unibiomed.image.MaskCanvas;
import sc.fiji.unibiomed.image.raw.Position;

/**
 * Takes the outline of a finding apart into objects: in a plane its {@linkplain ConnectedParts connected parts}, with
 * their holes; touching ones are cut apart where that is wanted. In neighbouring slices of one time point, parts that
 * cover the same place are one object. Slices that are no neighbours, and time points, have objects of their own.
 * <p>
 * Objects are numbered from 1 in the order of their first pixels: plane by plane, row by row. Those that are too small
 * have no number.
 */
public final class ObjectSplitter {

	private final List<Part> parts = new ArrayList<>();
	/** An earlier part of the same object for each part, or itself. */
	private final List<Integer> parents = new ArrayList<>();

	/** A connected part in one plane. */
	private record Part(int frame, BinaryMask mask) {}

	private ObjectSplitter() {}

	/**
	 * The objects of a finding.
	 *
	 * @param planes which plane of the image each frame of the finding is
	 * @throws IllegalArgumentException if there are not as many planes as frames
	 * @throws sc.fiji.unibiomed.image.InputException if touching objects are to be cut apart, and nothing that does it
	 *             is installed
	 */
	public static FindingObjects split(final Finding finding, final ObjectRule rule, final List<Position> planes) {
		return split(finding.frames().stream().map(FindingMask::mask).toList(), rule, planes,
			ObjectCutters.of(rule.kind()));
	}

	/** The objects of masks, one mask per plane. */
	static FindingObjects split(final List<BinaryMask> masks, final ObjectRule rule, final List<Position> planes,
		final ObjectCutter cutter)
	{
		if (planes.size() != masks.size()) {
			throw new IllegalArgumentException(masks.size() + " masks, but " + planes.size() + " planes");
		}
		if (!rule.isSplit()) {
			return FindingObjects.NONE;
		}
		final ObjectSplitter splitter = new ObjectSplitter();
		int before = 0;
		int volumes = 0;
		for (int frame = 0; frame < masks.size(); frame++) {
			final int here = splitter.parts.size();
			splitter.add(frame, masks.get(frame), cutter);
			final boolean isNext = frame > 0 && areNeighbours(planes.get(frame - 1), planes.get(frame));
			if (isNext) {
				splitter.connect(before, here);
			}
			volumes += isNext ? 0 : 1;
			before = here;
		}
		return splitter.objects(rule, volumes, masks.size());
	}

	private static boolean areNeighbours(final Position one, final Position other) {
		return one.channel() == other.channel() && one.frame() == other.frame() &&
			Math.abs(one.slice() - other.slice()) == 1;
	}

	private void add(final int frame, final BinaryMask mask, final ObjectCutter cutter) {
		if (mask.area() == 0) {
			return;
		}
		final List<BinaryMask> found = new ArrayList<>();
		// Part by part, so that cuts do not depend on what lies elsewhere, and need little memory.
		for (final BinaryMask part : ConnectedParts.of(mask)) {
			final BinaryMask cut = cutter.cut(part);
			found.addAll(cut.area() == part.area() ? List.of(part) : ConnectedParts.of(cut));
		}
		found.sort(
			Comparator.comparingInt((BinaryMask part) -> part.bounds().y()).thenComparingInt(ObjectSplitter::firstX));
		for (final BinaryMask part : found) {
			parents.add(parts.size());
			parts.add(new Part(frame, part));
		}
	}

	private static int firstX(final BinaryMask part) {
		int x = part.bounds().x();
		while (!part.contains(x, part.bounds().y())) {
			x++;
		}
		return x;
	}

	/** Joins parts with those of the plane before that they cover; those of both planes are sorted by first row. */
	private void connect(final int before, final int here) {
		int from = before;
		for (int part = here; part < parts.size(); part++) {
			final int top = mask(part).bounds().y();
			final int bottom = top + mask(part).bounds().height();
			for (int other = from; other < here && mask(other).bounds().y() < bottom; other++) {
				if (mask(part).areaShared(mask(other)) > 0) {
					join(part, other);
				}
			}
			// Whoever comes later begins no higher.
			while (from < here && mask(from).bounds().y() + mask(from).bounds().height() <= top) {
				from++;
			}
		}
	}

	private BinaryMask mask(final int part) {
		return parts.get(part).mask();
	}

	private void join(final int one, final int other) {
		final int first = root(one);
		final int second = root(other);
		parents.set(Math.max(first, second), Math.min(first, second));
	}

	private int root(final int part) {
		int at = part;
		while (parents.get(at) != at) {
			parents.set(at, parents.get(parents.get(at)));
			at = parents.get(at);
		}
		return at;
	}

	private FindingObjects objects(final ObjectRule rule, final int volumes, final int planes) {
		final Map<Integer, Long> pixels = new HashMap<>();
		for (int part = 0; part < parts.size(); part++) {
			pixels.merge(root(part), mask(part).area(), Long::sum);
		}
		final Map<Integer, Integer> numbers = new HashMap<>();
		// An object that branches may have several parts in a plane.
		final Map<Integer, Map<Integer, List<BinaryMask>>> byPlane = new TreeMap<>();
		for (int part = 0; part < parts.size(); part++) {
			if (pixels.get(root(part)) >= rule.smallest()) {
				final int number = numbers.computeIfAbsent(root(part), root -> numbers.size() + 1);
				byPlane.computeIfAbsent(parts.get(part).frame(), frame -> new TreeMap<>())
					.computeIfAbsent(number, key -> new ArrayList<>()).add(mask(part));
			}
		}
		final List<ObjectPart> objects = new ArrayList<>();
		byPlane.forEach((frame, inPlane) -> inPlane
			.forEach((number, masks) -> objects.add(new ObjectPart(number, frame, together(masks)))));
		return new FindingObjects(rule, objects, pixels.size() - numbers.size(), volumes, planes);
	}

	private static BinaryMask together(final List<BinaryMask> masks) {
		final BinaryMask first = masks.get(0);
		if (masks.size() == 1) {
			return first;
		}
		final MaskCanvas canvas = new MaskCanvas(first.width(), first.height());
		masks.forEach(mask -> canvas.add(mask, 0, 0));
		return canvas.toMask();
	}
}
