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
package sc.fiji.unibiomed.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The connected parts of a mask, where pixels that touch at a corner are connected, as in ImageJ's particle analyzer.
 * Works on runs of pixels, so that time and memory follow the mask's outline and not the picture's size.
 */
public final class ConnectedParts {

	/** Row, first column and column after the last, of run 0, run 1 … */
	private int[] runs = new int[3 * 256];
	private int count;
	/** An earlier run of the same part for each run, or itself. */
	private int[] parents;

	private ConnectedParts(final BinaryMask mask) {
		collect(mask);
		parents = new int[count];
		Arrays.setAll(parents, i -> i);
		connect();
	}

	/** The parts in the order of their first pixels, row by row; none for an empty mask. */
	public static List<BinaryMask> of(final BinaryMask mask) {
		return new ConnectedParts(mask).parts(mask.width(), mask.height());
	}

	private void collect(final BinaryMask mask) {
		final Bounds bounds = mask.bounds();
		final int end = bounds.x() + bounds.width();
		for (int y = bounds.y(); y < bounds.y() + bounds.height(); y++) {
			int start = -1;
			for (int x = bounds.x(); x <= end; x++) {
				final boolean inside = x < end && mask.contains(x, y);
				if (inside && start < 0) start = x;
				if (!inside && start >= 0) {
					add(y, start, x);
					start = -1;
				}
			}
		}
	}

	private void add(final int y, final int start, final int end) {
		if (3 * count == runs.length) runs = Arrays.copyOf(runs, 2 * runs.length);
		runs[3 * count] = y;
		runs[3 * count + 1] = start;
		runs[3 * count + 2] = end;
		count++;
	}

	private int row(final int run) {
		return runs[3 * run];
	}

	private int start(final int run) {
		return runs[3 * run + 1];
	}

	private int end(final int run) {
		return runs[3 * run + 2];
	}

	/** Joins every run with those of the row above that it touches; both rows are passed through side by side. */
	private void connect() {
		int above = 0;
		for (int run = 0; run < count; run++) {
			while (above < run && (row(above) < row(run) - 1 || row(above) == row(run) - 1 && end(above) < start(run)))
				above++;
			for (int other = above; other < run && row(other) == row(run) - 1 && start(other) <= end(run); other++)
				join(run, other);
		}
	}

	private void join(final int a, final int b) {
		final int first = root(a);
		final int second = root(b);
		parents[Math.max(first, second)] = Math.min(first, second);
	}

	private int root(final int run) {
		int at = run;
		while (parents[at] != at) {
			parents[at] = parents[parents[at]];
			at = parents[at];
		}
		return at;
	}

	private List<BinaryMask> parts(final int width, final int height) {
		final Map<Integer, List<Integer>> byRoot = new LinkedHashMap<>();
		for (int run = 0; run < count; run++)
			byRoot.computeIfAbsent(root(run), key -> new ArrayList<>()).add(run);
		final List<BinaryMask> parts = new ArrayList<>();
		for (final List<Integer> members : byRoot.values()) {
			final MaskCanvas canvas = new MaskCanvas(width, height, around(members));
			for (final int run : members)
				canvas.fill(row(run), start(run), end(run));
			parts.add(canvas.toMask());
		}
		return parts;
	}

	private Bounds around(final List<Integer> members) {
		final int top = row(members.get(0));
		final int bottom = row(members.get(members.size() - 1));
		final int left = members.stream().mapToInt(this::start).min().orElseThrow();
		final int right = members.stream().mapToInt(this::end).max().orElseThrow();
		return new Bounds(left, top, right - left, bottom - top + 1);
	}
}
