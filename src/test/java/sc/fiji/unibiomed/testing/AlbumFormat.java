package sc.fiji.unibiomed.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

import org.scijava.plugin.Plugin;

import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.ImageFiles;
import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.interpret.Picture;
import sc.fiji.unibiomed.interpret.SingleImage;
import sc.fiji.unibiomed.interpret.task.ImageFormat;
import sc.fiji.unibiomed.interpret.task.PictureSource;
import sc.fiji.unibiomed.interpret.task.PlaneChoice;

/**
 * A format as a plugin would bring it: a text file {@code *.album} with a line per series, which names an image file beside
 * it. Every album has two levels, the second of half the size. One whose name begins with "slow" is slow. Tells in {@code *.album.log} what was done with it.
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
	public PictureSource open(final Path file, final PlaneChoice planes, final OptionalInt level) throws IOException {
		final Path album = file.toString().endsWith(".album") ? file : Path.of(file + ".album");
		final List<String> images = Files.readAllLines(album);
		if (planes.series() > images.size()) {
			throw new ImageReadException(file + " has " + images.size() + " series, and series " + planes.series() +
				" was asked about.");
		}
		final Path image = Path.of(images.get(planes.series() - 1));
		note(album, "open " + planes + " level " + (level.isPresent() ? level.getAsInt() : "enough"));
		final Picture whole = Picture.of(ImageFiles.read(image));
		final Picture picture = new AlbumPicture(album, whole, level.orElse(1) == 1 ? 1 : 2);
		return new PictureSource() {

			@Override
			public Picture picture(final String question) {
				return picture;
			}

			@Override
			public void close() throws IOException {
				note(album, "close " + planes);
			}
		};
	}

	private static void note(final Path album, final String line) throws IOException {
		Files.writeString(log(album.toString()), line + "\n", java.nio.file.StandardOpenOption.CREATE,
			java.nio.file.StandardOpenOption.APPEND);
	}

	/** Every second pixel of a picture, or every one. */
	private record AlbumPicture(Path album, Picture whole, int step) implements SingleImage {

		@Override
		public int width() {
			return whole.width() / step;
		}

		@Override
		public int height() {
			return whole.height() / step;
		}

		@Override
		public RgbImage frame(final int index) {
			return part(index, new Bounds(0, 0, width(), height()));
		}

		@Override
		public RgbImage part(final int index, final Bounds part) {
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
			final RgbImage from = whole.frame(0);
			final byte[] pixels = new byte[RgbImage.length(part.width(), part.height())];
			for (int i = 0; i < pixels.length; i++) {
				final int pixel = i / RgbImage.CHANNELS;
				final int x = (part.x() + pixel % part.width()) * step;
				final int y = (part.y() + pixel / part.width()) * step;
				pixels[i] = from.pixels()[(y * from.width() + x) * RgbImage.CHANNELS + i % RgbImage.CHANNELS];
			}
			return new RgbImage(part.width(), part.height(), pixels);
		}

		@Override
		public List<String> notes() {
			return step == 1 ? List.of() : List.of("Level 2 of the album was read.");
		}
	}
}
