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
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import javax.imageio.ImageIO;

/** What a person in front of the screen does: wait for something to appear, and look. */
public final class Screen {

	/** Nobody would wait longer. */
	private static final Duration PATIENCE = Duration.ofSeconds(30);
	private static final long LOOK_AGAIN_NANOS = 20_000_000;

	private Screen() {}

	/** Waits until something is there. */
	public static <T> T await(final String what, final Supplier<Optional<T>> look) {
		final Instant end = Instant.now().plus(PATIENCE);
		while (Instant.now().isBefore(end)) {
			final Optional<T> seen = look.get();
			if (seen.isPresent()) return seen.get();
			LockSupport.parkNanos(LOOK_AGAIN_NANOS);
		}
		throw new AssertionError("Did not appear: " + what + "; see " + shootFailure(what));
	}

	/** Waits until something is so. */
	public static void awaitThat(final String what, final BooleanSupplier condition) {
		await(what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
	}

	/** Waits for a window of a kind that is showing. */
	public static <T extends Window> T window(final Class<T> kind) {
		return await(kind.getSimpleName(), () -> Arrays.stream(Window.getWindows()).filter(kind::isInstance)
			.map(kind::cast).filter(Window::isShowing).findFirst());
	}

	private static String shootFailure(final String what) {
		try {
			return shoot("failed-" + what.replaceAll("\\W+", "-"));
		}
		catch (final IOException | AWTException exception) {
			return "no screenshot: " + exception.getMessage();
		}
	}

	/** Saves what the screen shows under target/screenshots, and returns the file. */
	public static String shoot(final String name) throws IOException, AWTException {
		final Robot robot = new Robot();
		robot.waitForIdle();
		final Path file = Files.createDirectories(Path.of("target", "screenshots")).resolve(name + ".png");
		ImageIO.write(robot.createScreenCapture(new Rectangle(Toolkit.getDefaultToolkit().getScreenSize())), "png",
			file.toFile());
		return file.toString();
	}
}
