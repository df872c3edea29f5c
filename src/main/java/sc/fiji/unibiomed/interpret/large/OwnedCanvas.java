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

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.MaskCanvas;

/**
 * A mask of a whole large image in the making, in pieces: a canvas for the pixels that a field owns, made when the
 * first of them is drawn. What is found in one corner of the image takes no memory for the rest of it.
 */
final class OwnedCanvas {

	private final FieldPlan plan;
	private final Map<Integer, MaskCanvas> pieces = new TreeMap<>();

	OwnedCanvas(final FieldPlan plan) {
		this.plan = plan;
	}

	/**
	 * Draws a part of a mask.
	 *
	 * @param mask in the whole image
	 * @param rectangle what is outside of it is left out
	 * @param without what is inside of these is left out
	 * @return number of pixels of the part, drawn before or not
	 */
	long add(final BinaryMask mask, final Bounds rectangle, final List<Bounds> without) {
		final Bounds part = mask.bounds().intersection(rectangle);
		long drawn = 0;
		for (final int field : plan.ownersOf(part)) {
			final Bounds owned = plan.owned(field).intersection(part);
			MaskCanvas piece = pieces.get(field);
			for (int y = owned.y(); y < owned.y() + owned.height(); y++) {
				for (int x = owned.x(); x < owned.x() + owned.width(); x++) {
					if (mask.contains(x, y) && !isIn(without, x, y)) {
						if (piece == null) {
							piece = new MaskCanvas(plan.width(), plan.height(), plan.owned(field));
							pieces.put(field, piece);
						}
						piece.set(x, y);
						drawn++;
					}
				}
			}
		}
		return drawn;
	}

	private static boolean isIn(final List<Bounds> rectangles, final int x, final int y) {
		for (final Bounds rectangle : rectangles) {
			if (rectangle.contains(x, y)) {
				return true;
			}
		}
		return false;
	}

	/** All that was drawn. */
	BinaryMask toMask() {
		int left = plan.width();
		int top = plan.height();
		int right = 0;
		int bottom = 0;
		for (final int field : pieces.keySet()) {
			final Bounds owned = plan.owned(field);
			left = Math.min(left, owned.x());
			top = Math.min(top, owned.y());
			right = Math.max(right, owned.x() + owned.width());
			bottom = Math.max(bottom, owned.y() + owned.height());
		}
		final Bounds drawn = pieces.isEmpty() ? Bounds.EMPTY : new Bounds(left, top, right - left, bottom - top);
		return BinaryMask.within(plan.width(), plan.height(), drawn, new Reader());
	}

	/** Pixels that are read row by row mostly lie in the piece of the pixel before. */
	private final class Reader implements BinaryMask.Pixels {

		private Bounds owned = Bounds.EMPTY;
		private MaskCanvas piece;

		@Override
		public boolean contains(final int x, final int y) {
			if (!owned.contains(x, y)) {
				final int field = plan.owner(x, y);
				owned = plan.owned(field);
				piece = pieces.get(field);
			}
			return piece != null && piece.contains(x, y);
		}
	}
}
