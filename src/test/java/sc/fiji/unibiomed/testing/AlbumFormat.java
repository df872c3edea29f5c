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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

import org.scijava.plugin.Plugin;

import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.image.raw.Dimensions;
import sc.fiji.unibiomed.image.raw.Display;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.image.raw.PixelKind;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.image.raw.RawPixels;
import sc.fiji.unibiomed.interpret.file.ImageFormat;
import sc.fiji.unibiomed.interpret.file.ImageSource;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;

/**
 * A format as a plugin would bring it: a text file {@code *.album} with a line per series, which names an image file
 * beside it. Every album has two levels, the second of half the size. One whose name begins with "slow" is slow; one
 * whose name begins with "stuck" is not opened, whoever interrupts, until it is deleted or {@code *.album.go} is there.
 * Tells in
 * {@code *.album.log} what was done with it.
 */
@Plugin(type = ImageFormat.class)
public final class AlbumFormat implements ImageFormat {

	private static final int SLOW_MILLIS = 100;

	/** An album of image files. */
	public static Path write(final Path file, final Path... images) throws IOException {
		final List<String> lines = new ArrayList<>();
		for (final Path image : images) {
			lines.add(image.toAbsolutePath().toString());
		}
		return Files.write(file, lines);
	}

	/** What was done with an album, in order: "open 1", "part", "close 1" and so on. */
	public static List<String> log(final Path album) throws IOException {
		return Files.readAllLines(log(album.toString()));
	}

	private static Path log(final String album) {
		return Path.of(album + ".log");
	}

	@Override
	public Set<String> suffixes() {
		return Set.of("album");
	}

	@Override
	public boolean reads(final Path file) {
		return file.toString().endsWith(".album") || Files.exists(Path.of(file + ".album"));
	}

	@Override
	public ImageSource open(final Path file, final PlaneChoice planes, final OptionalInt level) throws IOException {
		final Path album = file.toString().endsWith(".album") ? file : Path.of(file + ".album");
		if (album.getFileName().toString().startsWith("stuck")) {
			note(album, "stuck");
		}
		final List<String> images = Files.readAllLines(album);
		if (planes.series() > images.size()) {
			throw new ImageReadException(
				file + " has " + images.size() + " series, and series " + planes.series() + " was asked about.");
		}
		final Path image = Path.of(images.get(planes.series() - 1));
		waitWhileStuck(album);
		note(album, "open " + planes + " level " + (level.isPresent() ? level.getAsInt() : "enough"));
		final RawImage picture = new AlbumImage(album, ImageFiles.read(image), level.orElse(1) == 1 ? 1 : 2);
		return new ImageSource() {

			@Override
			public RawImage image() {
				return picture;
			}

			@Override
			public void close() throws IOException {
				note(album, "close " + planes);
			}
		};
	}

	private static void waitWhileStuck(final Path album) {
		while (album.getFileName().toString().startsWith("stuck") && Files.exists(album) &&
			!Files.exists(Path.of(album + ".go")))
		{
			LockSupport.parkNanos(SLOW_MILLIS * 1_000_000L);
		}
	}

	private static void note(final Path album, final String line) throws IOException {
		Files.writeString(log(album.toString()), line + "\n", java.nio.file.StandardOpenOption.CREATE,
			java.nio.file.StandardOpenOption.APPEND);
	}

	/** Every second pixel of a picture, or every one. */
	private record AlbumImage(Path album, RgbImage whole, int step) implements RawImage {

		@Override
		public ImageFacts facts() {
			return ImageFacts.of(Dimensions.of(whole.width() / step, whole.height() / step), PixelKind.COLOUR);
		}

		@Override
		public Display display() {
			return Display.single(List.of());
		}

		@Override
		public List<String> notes() {
			return step == 1 ? List.of() : List.of("Level 2 of the album was read.");
		}

		@Override
		public double fullX() {
			return step;
		}

		@Override
		public double fullY() {
			return step;
		}

		@Override
		public Object pixels(final Position position, final int channel) {
			return part(position, channel, new Bounds(0, 0, facts().size().width(), facts().size().height())).array();
		}

		@Override
		public RawPixels part(final Position position, final int channel, final Bounds part) {
			try {
				note(album, "part");
				Thread.sleep(album.getFileName().toString().startsWith("slow") ? SLOW_MILLIS : 0);
			}
			catch (final IOException e) {
				throw new UncheckedIOException(e);
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			final int[] colours = new int[part.width() * part.height()];
			for (int i = 0; i < colours.length; i++) {
				final int at = RgbImage.CHANNELS *
					((part.y() + i / part.width()) * step * whole.width() + (part.x() + i % part.width()) * step);
				colours[i] = (whole.pixels()[at] & 0xff) << 16 | (whole.pixels()[at + 1] & 0xff) << 8 |
					whole.pixels()[at + 2] & 0xff;
			}
			return RawPixels.whole(colours, part.width());
		}
	}
}
