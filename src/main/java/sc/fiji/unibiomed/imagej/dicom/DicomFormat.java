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
package sc.fiji.unibiomed.imagej.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.scijava.Priority;
import org.scijava.plugin.Plugin;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.Opener;
import ij.plugin.DICOM;
import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.imagej.image.OpenImage;
import sc.fiji.unibiomed.interpret.file.ImageFormat;
import sc.fiji.unibiomed.interpret.file.ImageSource;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;

/**
 * DICOM files whose pixels are not compressed, read by ImageJ, so that they are the same through every door. Where
 * Bio-Formats is installed, that goes first: it knows series and compression as well.
 */
@Plugin(type = ImageFormat.class, priority = Priority.LOW)
public final class DicomFormat implements ImageFormat {

	private static final Set<String> SUFFIXES = Set.of("dcm", "dicom");

	@Override
	public Set<String> suffixes() {
		return SUFFIXES;
	}

	@Override
	public boolean reads(final Path file) {
		try {
			return TransferSyntax.isDicom(file) || SUFFIXES.stream()
				.anyMatch(suffix -> file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith("." + suffix));
		}
		catch (final IOException e) {
			// It cannot even be looked at.
			return false;
		}
	}

	@Override
	public ImageSource open(final Path file, final PlaneChoice planes, final OptionalInt level) throws IOException {
		if (planes.series() > 1 || level.orElse(1) > 1) {
			throw new ImageReadException(
				file + " has one series, and no pyramid that can be read without Bio-Formats.");
		}
		check(file);
		final ImagePlus image = opened(file);
		if (planes instanceof PlaneChoice.Page page) {
			show(file, image, page.number());
		}
		return ImageSource.of(OpenImage.of(image));
	}

	private static void check(final Path file) throws IOException {
		if (Files.size(file) == 0) {
			throw new ImageReadException(file + " is an empty file; copy or save the image again.");
		}
		if (!TransferSyntax.isDicom(file)) {
			throw new ImageReadException(file +
				" is not a DICOM file, as it does not say DICM after its first 128 bytes, or one of before 1993, " +
				"which needs Bio-Formats.");
		}
		final Optional<TransferSyntax> syntax = TransferSyntax.of(file);
		if (syntax.filter(TransferSyntax::isCompressed).isPresent()) {
			throw new ImageReadException(file + " has compressed pixels (DICOM transfer syntax " + syntax.get().uid() +
				"), which need Bio-Formats; this program was built or started without it.");
		}
		final DicomPixels pixels = header(file);
		final Optional<String> unsupported = pixels.unsupported();
		if (unsupported.isPresent()) {
			throw new ImageReadException(file + " has " + unsupported.get() +
				", which ImageJ cannot read from DICOM; use Bio-Formats, or save it as TIFF.");
		}
		if (pixels.length() > Files.size(file)) {
			throw new ImageReadException(file + " promises " + pixels.length() + " bytes of pixels and has " +
				Files.size(file) + " bytes in all: it is damaged or incomplete; copy it again.");
		}
	}

	private static DicomPixels header(final Path file) throws ImageReadException {
		IJ.redirectErrorMessages(true);
		try {
			return DicomPixels.of(new DICOM().getInfo(file.toAbsolutePath().toString()));
		}
		catch (final RuntimeException e) {
			throw damaged(file, e);
		}
		finally {
			IJ.redirectErrorMessages(false);
		}
	}

	private static ImagePlus opened(final Path file) throws IOException {
		// Failures are told below, and not in a window that nobody waits for.
		IJ.redirectErrorMessages(true);
		final ImagePlus image;
		try {
			final Opener opener = new Opener();
			opener.setSilentMode(true);
			image = opener.openImage(file.toAbsolutePath().toString());
		}
		catch (final RuntimeException e) {
			throw damaged(file, e);
		}
		catch (final OutOfMemoryError e) {
			throw new ImageReadException(file + " does not fit into memory; make it smaller, or give Java more memory.",
				e);
		}
		finally {
			IJ.redirectErrorMessages(false);
		}
		if (image == null || image.getProcessor() == null || isCutOff(file, image.getOriginalFileInfo())) {
			throw damaged(file, null);
		}
		return image;
	}

	/** ImageJ shows what is missing as black. */
	private static boolean isCutOff(final Path file, final FileInfo info) throws IOException {
		return info != null && info.getOffset() +
			(long) info.width * info.height * info.getBytesPerPixel() * Math.max(1, info.nImages) > Files.size(file);
	}

	private static ImageReadException damaged(final Path file, final Exception cause) {
		return new ImageReadException(
			file + " is damaged or incomplete, as far as ImageJ can tell; copy it again, or use Bio-Formats.", cause);
	}

	private static void show(final Path file, final ImagePlus image, final int page) throws ImageReadException {
		image.getDimensions();
		final int planes = image.getNSlices() * image.getNFrames();
		if (page > planes) {
			throw new ImageReadException(file + " has " + planes + (planes == 1 ? " page" : " pages") + ", and page " +
				page + " was asked about.");
		}
		final Position at = OpenImage.of(image).facts().size().plane(page - 1);
		image.setPositionWithoutUpdate(1, at.slice(), at.frame());
		if (image.getStackSize() > 1) {
			image.setSliceWithoutUpdate(image.getStackIndex(1, at.slice(), at.frame()));
		}
	}
}
