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
package sc.fiji.unibiomed.imagej.screen;

import java.awt.Dimension;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import ij.ImageJ;
import ij.gui.ImageWindow;

/** Finds a place on the screen where a window covers no image and, if there is one, nothing else either. */
public final class FreePlace {

	private static final int GAP = 6;
	/** How much worse a pixel of another window that is covered is than a pixel that the window is smaller. */
	private static final long COVERED = 4;
	private static final long COVERED_IMAGE = 100;

	private FreePlace() {}

	/**
	 * Moves a window beside the images that are open. It gets smaller where there is little room, but not too small.
	 *
	 * @param window that is placed; what it covers itself does not count
	 * @param near the image that it belongs to, which it never covers if that can be avoided; {@code null} if it
	 *          belongs to none
	 * @param wanted its size where there is room
	 * @param least its size where there is none
	 */
	public static void give(final Window window, final Window near, final Dimension wanted, final Dimension least) {
		final List<Rectangle> others = Arrays.stream(Window.getWindows())
			.filter(open -> open.isShowing() && open != window && open != near)
			.filter(open -> open instanceof ImageWindow || open instanceof ImageJ || open.getOwner() == null)
			.map(Window::getBounds).toList();
		window.setBounds(beside(near == null ? new Rectangle() : near.getBounds(), others,
			GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds(), wanted, least));
	}

	/**
	 * The best place: of the wanted size, near the image, covering as little as possible.
	 *
	 * @param image not to be covered; empty if there is none
	 * @param others better not covered
	 * @param screen the part of the screen that windows may use
	 */
	static Rectangle beside(final Rectangle image, final List<Rectangle> others, final Rectangle screen,
		final Dimension wanted, final Dimension least)
	{
		final int right = image.x + image.width + GAP;
		final int bottom = image.y + image.height + GAP;
		final List<Rectangle> candidates = new ArrayList<>();
		if (image.isEmpty()) {
			fill(candidates, screen, screen, wanted);
		}
		else {
			fill(candidates, new Rectangle(right, screen.y, screen.x + screen.width - right, screen.height), image,
				wanted);
			fill(candidates, new Rectangle(screen.x, screen.y, image.x - GAP - screen.x, screen.height), image, wanted);
			fill(candidates, new Rectangle(screen.x, bottom, screen.width, screen.y + screen.height - bottom), image,
				wanted);
			fill(candidates, new Rectangle(screen.x, screen.y, screen.width, image.y - GAP - screen.y), image, wanted);
		}
		candidates.removeIf(place -> place.width < least.width || place.height < least.height);
		if (candidates.isEmpty()) {
			fill(candidates, screen, image, least);
		}
		return candidates.stream().min(Comparator.comparingLong(place -> cost(place, image, others, wanted)))
			.orElse(new Rectangle(screen.getLocation(), least));
	}

	/** Places within a free strip: at its ends, and level with the image. */
	private static void fill(final List<Rectangle> candidates, final Rectangle strip, final Rectangle image,
		final Dimension wanted)
	{
		if (strip.width <= 0 || strip.height <= 0) {
			return;
		}
		final int width = Math.min(wanted.width, strip.width);
		final int height = Math.min(wanted.height, strip.height);
		for (final int x : new int[] { image.x, strip.x, strip.x + strip.width - width }) {
			for (final int y : new int[] { image.y, strip.y, strip.y + strip.height - height }) {
				candidates.add(new Rectangle(Math.max(strip.x, Math.min(x, strip.x + strip.width - width)),
					Math.max(strip.y, Math.min(y, strip.y + strip.height - height)), width, height));
			}
		}
	}

	private static long cost(final Rectangle place, final Rectangle image, final List<Rectangle> others,
		final Dimension wanted)
	{
		final long missing = (long) wanted.width * wanted.height - (long) place.width * place.height;
		return missing + COVERED_IMAGE * covered(place, image) +
			COVERED * others.stream().mapToLong(other -> covered(place, other)).sum();
	}

	private static long covered(final Rectangle place, final Rectangle other) {
		final Rectangle both = place.intersection(other);
		return both.isEmpty() ? 0 : (long) both.width * both.height;
	}
}
