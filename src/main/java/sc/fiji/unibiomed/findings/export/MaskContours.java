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
package sc.fiji.unibiomed.findings.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;

/**
 * The exact outline of a mask: polygons along the edges of its pixels, in time proportional to the number of pixels.
 * <p>
 * Pixels are connected through edges only, so parts that touch at a corner become polygons of their own. Every ring is
 * simple: where an outline comes back to a corner, it is cut there into rings that share that point, as the validity
 * rules of the OGC Simple Features demand (a hole may touch its exterior in a point, but no ring may touch itself).
 * <p>
 * Corner (x, y) is the upper left corner of pixel (x, y). Exteriors are counter-clockwise and holes clockwise in the
 * sense of RFC 7946, that is for the numbers as they stand (positive and negative shoelace sums). As y points down in
 * images, an exterior looks clockwise on the screen.
 * <p>
 * For files; a region of ImageJ is made by {@code imagej.image.MaskToRoi}.
 */
public final class MaskContours {

	/** Directions of travel: right, down, left, up. Inside is always to the right of the traveller. */
	private static final int[] DX = { 1, 0, -1, 0 };
	private static final int[] DY = { 0, 1, 0, -1 };
	/**
	 * The pixel ahead to the right of a traveller at corner (x, y), relative to pixel (x, y). The one ahead to the left
	 * is that of the direction to the left.
	 */
	private static final int[] RIGHT_X = { 0, -1, -1, 0 };
	private static final int[] RIGHT_Y = { 0, 0, -1, -1 };

	/** The rectangle around the mask; coordinates in here count from its upper left corner. */
	private final Bounds bounds;
	private final int width;
	private final int height;
	/** Number of the connected part of each pixel, from 1; 0 outside. */
	private final int[] parts;
	/** Pixels whose upper edge is part of a ring already. */
	private final boolean[] upperEdgeDone;
	private final List<int[][]> exteriors = new ArrayList<>();
	private final List<List<int[][]>> holes = new ArrayList<>();

	/**
	 * A part of a mask. Rings are arrays of corners {@code {x, y}}; the last corner is joined to the first, which is
	 * not repeated.
	 */
	public record Polygon(int[][] exterior, List<int[][]> holes) {

		public Polygon {
			holes = List.copyOf(holes);
		}
	}

	private MaskContours(final BinaryMask mask) {
		bounds = mask.bounds();
		width = bounds.width();
		height = bounds.height();
		parts = new int[width * height];
		upperEdgeDone = new boolean[width * height];
		label(mask);
	}

	/** The parts of a mask in the order of their first pixels, row by row; none for an empty mask. */
	public static List<Polygon> of(final BinaryMask mask) {
		final MaskContours contours = new MaskContours(mask);
		contours.traceAll();
		final List<Polygon> polygons = new ArrayList<>();
		for (int i = 0; i < contours.exteriors.size(); i++) {
			polygons.add(new Polygon(contours.exteriors.get(i), contours.holes.get(i)));
		}
		return polygons;
	}

	private void label(final BinaryMask mask) {
		// Each pixel waits at most once.
		final int[] open = new int[parts.length];
		int waiting = 0;
		int count = 0;
		for (int first = 0; first < parts.length; first++) {
			if (parts[first] != 0 || !isInside(mask, first % width, first / width)) {
				continue;
			}
			parts[first] = ++count;
			exteriors.add(null);
			holes.add(new ArrayList<>());
			open[waiting++] = first;
			while (waiting > 0) {
				final int pixel = open[--waiting];
				for (int direction = 0; direction < DX.length; direction++) {
					final int x = pixel % width + DX[direction];
					final int y = pixel / width + DY[direction];
					if (isInside(mask, x, y) && parts[y * width + x] == 0) {
						parts[y * width + x] = count;
						open[waiting++] = y * width + x;
					}
				}
			}
		}
	}

	private boolean isInside(final BinaryMask mask, final int x, final int y) {
		return x >= 0 && y >= 0 && x < width && y < height && mask.contains(bounds.x() + x, bounds.y() + y);
	}

	/** Every ring has an upper edge of some pixel; the first of them, row by row, begins at a corner of the ring. */
	private void traceAll() {
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				if (isInside(x, y) && !isInside(x, y - 1) && !upperEdgeDone[y * width + x]) {
					trace(x, y);
				}
			}
		}
	}

	private void trace(final int startX, final int startY) {
		final int part = parts[startY * width + startX];
		final List<int[]> path = new ArrayList<>();
		final Map<Integer, Integer> pinches = new HashMap<>();
		int x = startX;
		int y = startY;
		int direction = 0;
		do {
			corner(x, y, part, path, pinches);
			final int along = direction;
			do {
				if (direction == 0) {
					upperEdgeDone[y * width + x] = true;
				}
				x += DX[direction];
				y += DY[direction];
				direction = turn(x, y, direction);
			} while (direction == along);
		} while (x != startX || y != startY || direction != 0);
		add(path, part);
	}

	/**
	 * Stays with the pixel it goes around: where two pixels touch at a corner only, it does not cross over to the
	 * other.
	 */
	private int turn(final int x, final int y, final int direction) {
		final int left = (direction + 3) % 4;
		if (!isInside(x + RIGHT_X[direction], y + RIGHT_Y[direction])) {
			return (direction + 1) % 4;
		}
		return isInside(x + RIGHT_X[left], y + RIGHT_Y[left]) ? left : direction;
	}

	/** Appends a corner; cuts off a ring of its own where the path has been here before. */
	private void corner(final int x, final int y, final int part, final List<int[]> path,
		final Map<Integer, Integer> pinches)
	{
		if (isPinch(x, y)) {
			final Integer before = pinches.putIfAbsent(y * (width + 1) + x, path.size());
			if (before != null) {
				final List<int[]> loop = path.subList(before, path.size());
				add(loop, part);
				loop.clear();
			}
		}
		path.add(new int[] { x, y });
	}

	/** Whether two pixels inside touch at this corner only. */
	private boolean isPinch(final int x, final int y) {
		final boolean upperLeft = isInside(x - 1, y - 1);
		final boolean upperRight = isInside(x, y - 1);
		return upperLeft != upperRight && upperLeft == isInside(x, y) && upperRight == isInside(x - 1, y);
	}

	private void add(final List<int[]> corners, final int part) {
		final int[][] ring = corners.stream()
			.map(corner -> new int[] { bounds.x() + corner[0], bounds.y() + corner[1] }).toArray(int[][]::new);
		if (twiceArea(ring) > 0) {
			exteriors.set(part - 1, ring);
		}
		else {
			holes.get(part - 1).add(ring);
		}
	}

	private boolean isInside(final int x, final int y) {
		return x >= 0 && y >= 0 && x < width && y < height && parts[y * width + x] != 0;
	}

	/** The shoelace sum of a ring: positive for an exterior, negative for a hole. */
	static long twiceArea(final int[][] ring) {
		long sum = 0;
		for (int i = 0; i < ring.length; i++) {
			final int[] a = ring[i];
			final int[] b = ring[(i + 1) % ring.length];
			sum += (long) a[0] * b[1] - (long) b[0] * a[1];
		}
		return sum;
	}
}
