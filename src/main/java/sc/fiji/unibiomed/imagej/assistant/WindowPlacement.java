package sc.fiji.unibiomed.imagej.assistant;

import java.awt.Dimension;
import java.awt.Rectangle;

/** Finds a place beside a window. */
final class WindowPlacement {

	private static final int GAP = 8;

	private WindowPlacement() {
	}

	/**
	 * To the right of the window if there is room, else to its left, else at the edge of the screen that leaves more of it
	 * free. Never larger than the screen.
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
