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
package sc.fiji.unibiomed.interpret.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

import org.scijava.InstantiableException;
import org.scijava.plugin.PluginIndex;
import org.scijava.plugin.PluginInfo;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.file.FileImage;
import sc.fiji.unibiomed.image.file.FilePlanes;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * Opens image files. What this program reads by itself is read so, that answers do not depend on what else is
 * installed; the rest is left to the {@linkplain ImageFormat formats} that are. May be used by several threads.
 *
 * <pre>{@code
 * try (ImageSource source = ImageFormats.installed().open(file, PlaneChoice.parse("1"), OptionalInt.empty())) {
 *     ImageQuestion question = ImageQuestion.of(source.image(), AskedTask.segment("liver"), List.of(),
 *         InputChoice.NONE, PlaneSelection.of(Planes.CURRENT));
 * }
 * }</pre>
 */
public final class ImageFormats {

	private static final Set<String> OWN = Set.of("png", "jpg", "jpeg", "tif", "tiff", "bmp", "gif");
	/** TIFF files in which others keep several images, channels and pyramids. */
	private static final List<String> NOT_OWN = List.of(".ome.tif", ".ome.tiff");

	private final Supplier<List<ImageFormat>> found;
	/** How long each file may take. */
	private final Function<Path, Duration> most;
	/** {@code null} until one is needed. */
	private List<ImageFormat> formats;

	/**
	 * @param found tried in this order; asked for when the first file comes that this program does not read by itself
	 */
	ImageFormats(final Supplier<List<ImageFormat>> found) {
		this(found, WatchedReading::mostOf);
	}

	/** @param most how long reading a file may take */
	ImageFormats(final Supplier<List<ImageFormat>> found, final Function<Path, Duration> most) {
		this.found = found;
		this.most = most;
	}

	/** Those on the class path that are available; looked for when one is needed, as that takes a tenth of a second. */
	public static ImageFormats installed() {
		return new ImageFormats(ImageFormats::available);
	}

	private static List<ImageFormat> available() {
		final PluginIndex index = new PluginIndex();
		index.discover();
		final List<ImageFormat> formats = new ArrayList<>();
		for (final PluginInfo<?> info : index.getPlugins(ImageFormat.class)) {
			final ImageFormat format = instance(info);
			if (format.isAvailable()) {
				formats.add(format);
			}
		}
		return formats;
	}

	private synchronized List<ImageFormat> formats() {
		if (formats == null) {
			formats = List.copyOf(found.get());
		}
		return formats;
	}

	private static ImageFormat instance(final PluginInfo<?> info) {
		try {
			return (ImageFormat) info.createInstance();
		}
		catch (final InstantiableException e) {
			throw new IllegalStateException("The image format " + info.getClassName() +
				" is installed, but cannot be made; install it again, or remove it.", e);
		}
	}

	/**
	 * Ends of the names of files that are looked for in folders, without a dot, in lower case.
	 *
	 * @throws IllegalStateException if an installed format cannot be made
	 */
	public Set<String> suffixes() {
		final Set<String> suffixes = new TreeSet<>(OWN);
		formats().forEach(format -> suffixes.addAll(format.suffixes()));
		return suffixes;
	}

	/**
	 * Opens a file; nobody can stop it but its own limit of time.
	 *
	 * @param level which level of a pyramid, see {@link ImageFormat#open}
	 * @throws ImageReadException if nobody can read it, or it has no such series, page or level
	 * @throws IOException if it cannot be read
	 */
	public ImageSource open(final Path file, final PlaneChoice planes, final OptionalInt level) throws IOException {
		return open(file, planes, level, new Cancellation());
	}

	/**
	 * Opens a file. What takes more than ten minutes, and a minute for each 100 MB of the file, is given up.
	 *
	 * @param level which level of a pyramid, see {@link ImageFormat#open}
	 * @param cancellation ends reading, now and whenever pixels are read later
	 * @throws ImageReadException if nobody can read it, it has no such series, page or level, or it took too long
	 * @throws sc.fiji.unibiomed.interpret.question.PromptException if the pages of a stack differ in size
	 * @throws IOException if it cannot be read
	 * @throws IllegalStateException if it is left to others, and one of them cannot be made
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	public ImageSource open(final Path file, final PlaneChoice planes, final OptionalInt level,
		final Cancellation cancellation) throws IOException
	{
		final WatchedReading watch = new WatchedReading(file, most, cancellation);
		return watch.read(() -> opened(file, planes, level, watch));
	}

	/**
	 * Reads a mask, with the same limits: pixels of any other colour than black are inside.
	 *
	 * @param file an image file that this program reads by itself
	 * @throws ImageReadException if it cannot be read, or took too long
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	public static BinaryMask mask(final Path file, final Cancellation cancellation) throws IOException {
		return new WatchedReading(file, WatchedReading::mostOf, cancellation).read(() -> ImageFiles.readMask(file));
	}

	private ImageSource opened(final Path file, final PlaneChoice planes, final OptionalInt level,
		final WatchedReading watch) throws IOException
	{
		final boolean plain = planes.series() == 1 && level.orElse(1) == 1;
		if (plain && isOwn(file)) {
			return own(file, planes, level, watch);
		}
		final Optional<ImageFormat> format = reading(file);
		if (format.isPresent()) {
			return new WatchedSource(format.get().open(file, planes, level), watch);
		}
		if (Files.isRegularFile(file) && !plain) {
			throw new ImageReadException(
				"Of " + file + ", only the first series and the full resolution can be read; others " +
					"need Bio-Formats, which this program was built or started without.");
		}
		return ImageSource.of(readOwn(file, planes));
	}

	/** What is too large or too unusual for this program, others may read. */
	private ImageSource own(final Path file, final PlaneChoice planes, final OptionalInt level,
		final WatchedReading watch) throws IOException
	{
		try {
			return ImageSource.of(readOwn(file, planes));
		}
		catch (final ImageReadException e) {
			final Optional<ImageFormat> format = reading(file);
			if (format.isEmpty()) {
				throw e;
			}
			try {
				return new WatchedSource(format.get().open(file, planes, level), watch);
			}
			catch (final ImageReadException other) {
				e.addSuppressed(other);
				throw e;
			}
		}
	}

	private static RawImage readOwn(final Path file, final PlaneChoice planes) throws ImageReadException {
		return FileImage.open(file,
			planes instanceof PlaneChoice.Page page ? FilePlanes.one(page.number()) : FilePlanes.ALL);
	}

	private Optional<ImageFormat> reading(final Path file) throws ImageReadException {
		try {
			return Files.isRegularFile(file)
				? formats().stream().filter(format -> format.reads(file)).findFirst()
				: Optional.empty();
		}
		catch (final InvalidPathException e) {
			// Some formats make other names of this one.
			throw ImageFiles.hiddenName(file, e);
		}
	}

	private static boolean isOwn(final Path file) {
		final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		return OWN.contains(name.substring(name.lastIndexOf('.') + 1)) && NOT_OWN.stream().noneMatch(name::endsWith);
	}
}
