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
package sc.fiji.unibiomed.interpret.large;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.ConnectedParts;
import sc.fiji.unibiomed.image.MaskCanvas;

/** Masks of known objects, what fields of them look like, and how well two masks agree. */
final class Shapes {

	private Shapes() {}

	static BinaryMask.Pixels disc(final double x, final double y, final double radius) {
		return (column, row) -> Math.hypot(column - x, row - y) <= radius;
	}

	static BinaryMask.Pixels ring(final double x, final double y, final double inner, final double outer) {
		return (column, row) -> Math.hypot(column - x, row - y) <= outer && Math.hypot(column - x, row - y) >= inner;
	}

	static BinaryMask.Pixels rectangle(final int x, final int y, final int width, final int height) {
		return new Bounds(x, y, width, height)::contains;
	}

	/** A line that goes up and down as it goes right. */
	static BinaryMask.Pixels worm(final int fromX, final int toX, final double y, final double swing,
		final double thick)
	{
		return (column, row) -> column >= fromX && column <= toX &&
			Math.abs(row - y - swing * Math.sin(column / 15.0)) <= thick;
	}

	static BinaryMask mask(final int width, final int height, final List<BinaryMask.Pixels> shapes) {
		return BinaryMask.of(width, height, (x, y) -> {
			for (final BinaryMask.Pixels shape : shapes) {
				if (shape.contains(x, y)) {
					return true;
				}
			}
			return false;
		});
	}

	/** What a field shows of a mask. */
	static BinaryMask cut(final BinaryMask truth, final Bounds field) {
		return BinaryMask.of(field.width(), field.height(), (x, y) -> truth.contains(field.x() + x, field.y() + y));
	}

	/** Every pixel at most this far from one inside, diagonals included. */
	static BinaryMask dilated(final BinaryMask mask, final int by) {
		final MaskCanvas canvas = new MaskCanvas(mask.width(), mask.height());
		for (int y = -by; y <= by; y++) {
			for (int x = -by; x <= by; x++) {
				canvas.add(mask, x, y);
			}
		}
		return canvas.toMask();
	}

	static BinaryMask eroded(final BinaryMask mask, final int by) {
		final BinaryMask outside = dilated(BinaryMask.of(mask.width(), mask.height(), (x, y) -> !mask.get(x, y)), by);
		return BinaryMask.of(mask.width(), mask.height(), (x, y) -> !outside.get(x, y));
	}

	static double overlap(final BinaryMask a, final BinaryMask b) {
		final long both = BinaryMask
			.within(a.width(), a.height(), a.bounds().intersection(b.bounds()), (x, y) -> a.get(x, y) && b.get(x, y))
			.area();
		return both / (double) (a.area() + b.area() - both);
	}

	/** For each connected part of the truth, the best overlap with a part of the other mask. */
	static List<Double> overlaps(final BinaryMask truth, final BinaryMask found) {
		final List<BinaryMask> parts = ConnectedParts.of(found);
		final List<Double> best = new ArrayList<>();
		for (final BinaryMask object : ConnectedParts.of(truth)) {
			best.add(parts.stream().filter(part -> !part.bounds().intersection(object.bounds()).isEmpty())
				.mapToDouble(part -> overlap(object, part)).max().orElse(0));
		}
		return best;
	}
}
