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
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.raw.Dimensions;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.interpret.ask.MarkedRegion;
import sc.fiji.unibiomed.interpret.question.PromptException;
import sc.fiji.unibiomed.util.Cancellation;

/** Reads the files that a question is made of; what does not fit together is told by file name. */
public final class QuestionFiles {

	private QuestionFiles() {}

	/**
	 * The picture of one image, or the stack of several or of one with pages.
	 *
	 * @param planes of a file; of the first series, if there are several files
	 * @param level which level of a pyramid, see {@link ImageFormat#open}
	 * @param cancellation ends reading
	 * @return empty without files
	 * @throws PromptException if the files do not make a picture
	 * @throws IOException if one of them cannot be read
	 */
	public static Optional<ImageSource> open(final List<Path> files, final PlaneChoice planes, final OptionalInt level,
		final Cancellation cancellation) throws IOException
	{
		if (files.isEmpty()) {
			if (planes instanceof PlaneChoice.Stack) {
				throw new PromptException("A stack was asked for, but no image was given.");
			}
			return Optional.empty();
		}
		final ImageFormats formats = ImageFormats.installed();
		if (files.size() == 1) {
			return Optional.of(formats.open(files.get(0), planes, level, cancellation));
		}
		final OpenFiles open = new OpenFiles();
		try {
			for (final Path file : files) {
				open.add(formats.open(file, PlaneChoice.FIRST.inSeries(planes.series()), level, cancellation));
			}
			return Optional.of(open.asStack(files));
		}
		catch (final IOException | RuntimeException e) {
			open.closeAfter(e);
			throw e;
		}
	}

	/**
	 * The regions, which must be as large as the image; they lie in the plane that it shows.
	 *
	 * @param isStack whether the question is about several planes
	 * @param cancellation ends reading
	 * @throws PromptException if there is no image, or a region does not fit
	 * @throws IOException if one of them cannot be read
	 */
	public static List<MarkedRegion> regions(final List<Path> files, final Optional<RawImage> image,
		final boolean isStack, final Cancellation cancellation) throws IOException
	{
		final List<MarkedRegion> regions = new ArrayList<>();
		for (final Path file : files) {
			if (image.isEmpty()) {
				throw new PromptException("The region " + file + " needs an image that it is part of.");
			}
			if (isStack) {
				throw new PromptException(
					"The region " + file + " is of a single image, and this is a stack; ask about one of its pages.");
			}
			final Dimensions size = image.get().facts().size();
			final BinaryMask mask = ImageFormats.mask(file, cancellation);
			if (mask.width() != size.width() || mask.height() != size.height()) {
				throw new PromptException(
					"The region " + file + " has " + size(mask.width(), mask.height()) + ", but the image has " +
						size(size.width(), size.height()) + "; a region must have the size of its image.");
			}
			regions.add(new MarkedRegion(mask, image.get().facts().shown(), ""));
		}
		return regions;
	}

	/**
	 * A text file as it is: nothing is stripped, line ends stay.
	 *
	 * @throws PromptException if it is no text in UTF-8
	 */
	public static String text(final Path file) throws IOException {
		if (!Files.isRegularFile(file)) {
			throw new PromptException("The past text " + file + " is not a file.");
		}
		try {
			return Files.readString(file);
		}
		catch (final CharacterCodingException e) {
			throw new PromptException("The past text " + file + " is not UTF-8 text.");
		}
	}

	/** Several files that stay open as long as one of them is read. */
	private static final class OpenFiles {

		private final List<ImageSource> sources = new ArrayList<>();

		void add(final ImageSource source) {
			sources.add(source);
		}

		ImageSource asStack(final List<Path> files) {
			final RawImage stack = new FileStack(files, sources.stream().map(ImageSource::image).toList());
			return new ImageSource() {

				@Override
				public RawImage image() {
					return stack;
				}

				@Override
				public void close() throws IOException {
					closeAll();
				}
			};
		}

		void closeAll() throws IOException {
			IOException failure = null;
			for (final ImageSource source : sources) {
				try {
					source.close();
				}
				catch (final IOException e) {
					failure = failure == null ? e : failure;
				}
			}
			if (failure != null) {
				throw failure;
			}
		}

		void closeAfter(final Exception failure) {
			try {
				closeAll();
			}
			catch (final IOException e) {
				failure.addSuppressed(e);
			}
		}
	}

	static String size(final int width, final int height) {
		return width + "×" + height + " pixels";
	}
}
