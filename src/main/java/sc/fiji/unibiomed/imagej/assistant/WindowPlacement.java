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
package sc.fiji.unibiomed.imagej.assistant;

import java.awt.Dimension;
import java.awt.Rectangle;

/** Finds a place beside a window. */
final class WindowPlacement {

	private static final int GAP = 8;

	private WindowPlacement() {}

	/**
	 * To the right of the window if there is room, else to its left, else at the edge of the screen that leaves more of
	 * it free. Never larger than the screen.
	 *
	 * @param window what not to cover
	 * @param screen the part of the screen that windows may use
	 */
	static Rectangle beside(final Rectangle window, final Rectangle screen, final Dimension wanted) {
		final int width = Math.min(wanted.width, screen.width);
		final int height = Math.min(wanted.height, screen.height);
		final int right = window.x + window.width + GAP;
		final int left = window.x - GAP - width;
		final int screenRight = screen.x + screen.width - width;
		final int x;
		if (right <= screenRight) {
			x = right;
		}
		else if (left >= screen.x) {
			x = left;
		}
		else {
			final boolean windowIsLeft = window.x - screen.x <= screen.x + screen.width - window.x - window.width;
			x = windowIsLeft ? screenRight : screen.x;
		}
		final int y = Math.max(screen.y, Math.min(window.y, screen.y + screen.height - height));
		return new Rectangle(x, y, width, height);
	}
}
