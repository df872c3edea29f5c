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
package sc.fiji.unibiomed.testing;

import java.awt.AWTException;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Polygon;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Films a part of the screen while it types and clicks. Every frame is what the screen shows; only the mouse pointer,
 * which screenshots lack, is drawn where it is.
 */
public final class ScreenFilm {

	/** Until what has changed is painted, in milliseconds. */
	private static final int PAINTED = 300;
	private static final int STEPS = 4;
	private static final int STEP_MILLIS = 60;
	private static final int[] POINTER_X = { 0, 0, 4, 7, 10, 7, 12 };
	private static final int[] POINTER_Y = { 0, 17, 13, 19, 18, 12, 12 };
	private static final double POINTER_SCALE = 1.4;

	private final Robot robot;
	private final Rectangle where;
	private final List<AnimatedGif.Frame> frames = new ArrayList<>();
	private Point pointer;

	/**
	 * @param where the part of the screen
	 * @param pointer where the mouse pointer is at the beginning, on the screen
	 */
	public ScreenFilm(final Rectangle where, final Point pointer) throws AWTException {
		robot = new Robot();
		this.where = where;
		this.pointer = pointer;
		robot.mouseMove(pointer.x, pointer.y);
	}

	/** Takes a frame that stays for a time. */
	public void hold(final int millis) {
		robot.waitForIdle();
		robot.delay(PAINTED);
		shoot(millis);
	}

	private void shoot(final int millis) {
		final BufferedImage seen = robot.createScreenCapture(where);
		final Graphics2D graphics = seen.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.translate(pointer.x - where.x, pointer.y - where.y);
		graphics.scale(POINTER_SCALE, POINTER_SCALE);
		final Polygon arrow = new Polygon(POINTER_X, POINTER_Y, POINTER_X.length);
		graphics.setColor(Color.BLACK);
		graphics.fill(arrow);
		graphics.setColor(Color.WHITE);
		graphics.setStroke(new BasicStroke(1));
		graphics.draw(arrow);
		graphics.dispose();
		frames.add(new AnimatedGif.Frame(seen, millis));
	}

	/** Presses keys one after the other, and takes a frame after each. */
	public void type(final String keys, final int millis) {
		for (final char key : keys.toCharArray()) {
			robot.keyPress(key);
			robot.keyRelease(key);
			hold(millis);
		}
	}

	/** Moves the mouse pointer to the middle of a part of a window. */
	public void pointTo(final Component part) {
		final Point from = pointer;
		final Point corner = part.getLocationOnScreen();
		final Point to = new Point(corner.x + part.getWidth() / 2, corner.y + part.getHeight() / 2);
		for (int step = 1; step <= STEPS; step++) {
			pointer = new Point(from.x + (to.x - from.x) * step / STEPS, from.y + (to.y - from.y) * step / STEPS);
			robot.mouseMove(pointer.x, pointer.y);
			robot.waitForIdle();
			shoot(STEP_MILLIS);
		}
	}

	/** Clicks where the pointer is. */
	public void click() {
		robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
		robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
	}

	/** Writes the film, as a moving picture. */
	public void write(final Path file) throws IOException {
		AnimatedGif.write(file, frames);
	}
}
