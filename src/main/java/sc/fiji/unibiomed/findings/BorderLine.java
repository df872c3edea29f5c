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
package sc.fiji.unibiomed.findings;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;

/**
 * A line along the inner border of a mask: its pixels from which one outside of the mask, or of the image, is at most
 * the line's width away along the row or column. Goes down row by row and counts on from one to the next, so that wide
 * lines of large masks take no longer than thin ones.
 */
final class BorderLine {

	private final BinaryMask mask;
	private final Bounds bounds;
	private final int width;
	/** Per column of the bounds, how many pixels are inside up to the line's width above and below of the row. */
	private final int[] inColumn;
	private final boolean[] onLine;
	private int row;

	/** Begins above the mask's first row. */
	BorderLine(final BinaryMask mask, final int width) {
		this.mask = mask;
		this.bounds = mask.bounds();
		this.width = width;
		this.inColumn = new int[bounds.width()];
		this.onLine = new boolean[bounds.width()];
		this.row = bounds.y() - 1;
		for (int y = bounds.y(); y < bounds.y() + width; y++) {
			count(y, 1);
		}
	}

	/** Goes on to the next row of the mask's bounds. */
	void nextRow() {
		row++;
		count(row + width, 1);
		count(row - width - 1, -1);
		final int allInside = 2 * width + 1;
		int inRow = 0;
		for (int x = 0; x < width; x++) {
			inRow += inside(x, row);
		}
		for (int x = 0; x < onLine.length; x++) {
			inRow += inside(x + width, row) - inside(x - width - 1, row);
			onLine[x] = inRow < allInside || inColumn[x] < allInside;
		}
	}

	/** Whether a pixel inside of the mask is on the line, in the current row. */
	boolean contains(final int x) {
		return onLine[x - bounds.x()];
	}

	private void count(final int y, final int weight) {
		if (y >= bounds.y() && y < bounds.y() + bounds.height()) {
			for (int x = 0; x < inColumn.length; x++) {
				inColumn[x] += weight * inside(x, y);
			}
		}
	}

	private int inside(final int column, final int y) {
		return mask.contains(bounds.x() + column, y) ? 1 : 0;
	}
}
