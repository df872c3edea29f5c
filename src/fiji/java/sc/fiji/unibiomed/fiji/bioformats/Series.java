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
package sc.fiji.unibiomed.fiji.bioformats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import loci.common.DataTools;
import loci.common.services.DependencyException;
import loci.common.services.ServiceException;
import loci.common.services.ServiceFactory;
import loci.formats.ChannelSeparator;
import loci.formats.FormatException;
import loci.formats.FormatTools;
import loci.formats.IFormatReader;
import loci.formats.ImageReader;
import loci.formats.MissingLibraryException;
import loci.formats.UnsupportedCompressionException;
import loci.formats.meta.MetadataRetrieve;
import loci.formats.ome.OMEXMLMetadata;
import loci.formats.services.OMEXMLService;
import ome.units.UNITS;
import ome.units.quantity.Length;
import ome.xml.model.primitives.Color;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.raw.Position;

/**
 * One series of an image file, open in Bio-Formats. Of planes, no more is read than is asked for. May be used by
 * several threads, which wait for each other.
 */
final class Series implements AutoCloseable {

	private final Path file;
	private final IFormatReader reader;
	private final ChannelSeparator values;
	private final MetadataRetrieve metadata;
	private final List<Level> levels;
	private final int number;
	private final int slices;
	private final int times;
	private final int channels;
	private final int pixelType;
	private final boolean lacksPalette;

	private Series(final Path file, final IFormatReader reader, final MetadataRetrieve metadata)
		throws ImageReadException
	{
		this.file = file;
		this.reader = reader;
		this.metadata = metadata;
		values = new ChannelSeparator(reader);
		levels = levels(reader);
		number = reader.getSeries();
		slices = Math.max(1, reader.getSizeZ());
		times = Math.max(1, reader.getSizeT());
		channels = Math.max(1, reader.getSizeC());
		pixelType = reader.getPixelType();
		lacksPalette = cannotReadPalette();
	}

	/**
	 * Opens a series.
	 *
	 * @param number from 1
	 * @param together whether files that belong together, such as the slices of a DICOM series, are one image
	 * @throws ImageReadException if the file is damaged, of a kind that is not known, or has no such series
	 */
	static Series open(final Path file, final int number, final boolean together) throws ImageReadException {
		final ImageReader reader = new ImageReader();
		try {
			final boolean inseparable = reader.fileGroupOption(file.toString()) == FormatTools.MUST_GROUP;
			// It has been looked at, and settings are for files that have not.
			reader.close();
			reader.setFlattenedResolutions(false);
			final OMEXMLMetadata metadata = new ServiceFactory().getInstance(OMEXMLService.class)
				.createOMEXMLMetadata();
			reader.setMetadataStore(metadata);
			reader.setGroupFiles(together || inseparable);
			reader.setId(file.toString());
			if (number > reader.getSeriesCount()) {
				throw new ImageReadException(
					file + " has " + reader.getSeriesCount() + " series, and series " + number + " was asked about.");
			}
			reader.setSeries(number - 1);
			return new Series(file, reader, metadata);
		}
		catch (final ImageReadException e) {
			throw closing(reader, e);
		}
		catch (final FormatException | IOException | RuntimeException e) {
			throw closing(reader, unreadable(file, e));
		}
		catch (final DependencyException | ServiceException e) {
			throw closing(reader,
				new ImageReadException("Bio-Formats is not complete: " + e.getMessage() + "; install it again.", e));
		}
	}

	private static List<Level> levels(final IFormatReader reader) {
		final List<Level> levels = new ArrayList<>();
		for (int i = 0; i < reader.getResolutionCount(); i++) {
			reader.setResolution(i);
			levels.add(new Level(i + 1, reader.getSizeX(), reader.getSizeY()));
		}
		reader.setResolution(0);
		return List.copyOf(levels);
	}

	/** From the full resolution to the smallest; at least one. */
	List<Level> levels() {
		return levels;
	}

	Path file() {
		return file;
	}

	/** Number of slices, at least 1. */
	int slices() {
		return slices;
	}

	/** Number of time points, at least 1. */
	int times() {
		return times;
	}

	/** Number of channels, at least 1. */
	int channels() {
		return channels;
	}

	/**
	 * Whether the pixels are colours already, as those of a camera or a slide scanner are; else they are values to be
	 * shown.
	 */
	boolean isColour() {
		final boolean shown = pixelType == FormatTools.UINT8 || pixelType == FormatTools.UINT16;
		final boolean rgb = reader.getRGBChannelCount() >= RgbImage.CHANNELS && reader.getEffectiveSizeC() == 1;
		final boolean palette = hasPalette() && reader.getEffectiveSizeC() == 1;
		return shown && (rgb || palette);
	}

	/**
	 * Whether the pixels are numbers of colours in a table; those of false colours are values, and the table is a
	 * decoration.
	 */
	private boolean hasPalette() {
		return reader.isIndexed() && !reader.isFalseColor() && !lacksPalette;
	}

	/**
	 * Whether there is a table of colours that Bio-Formats cannot read, as of some DICOM files: then it is all of one
	 * colour.
	 */
	boolean lacksPalette() {
		return lacksPalette;
	}

	private boolean cannotReadPalette() throws ImageReadException {
		try {
			final byte[][] table = reader.isIndexed() && !reader.isFalseColor() ? reader.get8BitLookupTable() : null;
			return table != null && Arrays.stream(table)
				.allMatch(band -> band == null || IntStream.range(0, band.length).allMatch(i -> band[i] == band[0]));
		}
		catch (final FormatException | IOException | RuntimeException e) {
			throw unreadable(file, e);
		}
	}

	/** Width of a pixel of the full resolution in micrometres; not-a-number where it is not known. */
	double pixelWidth() {
		return micrometres(metadata.getPixelsPhysicalSizeX(number));
	}

	/** Height of a pixel of the full resolution in micrometres; not-a-number where it is not known. */
	double pixelHeight() {
		return micrometres(metadata.getPixelsPhysicalSizeY(number));
	}

	/** From slice to slice in micrometres; not-a-number where it is not known. */
	double pixelDepth() {
		return micrometres(metadata.getPixelsPhysicalSizeZ(number));
	}

	private static double micrometres(final Length length) {
		final Number value = length == null ? null : length.value(UNITS.MICROMETER);
		return value == null ? Double.NaN : value.doubleValue();
	}

	/** What the file calls this series; the file's name, and more if there are several. */
	String title() {
		final String name = metadata.getImageName(number);
		final String fileName = file.getFileName().toString();
		return name == null || name.isBlank() || fileName.contains(name) ? fileName : fileName + " - " + name;
	}

	/** @param channel from 0 */
	String channelName(final int channel) {
		if (channel >= metadata.getChannelCount(number)) {
			return "";
		}
		final String name = metadata.getChannelName(number, channel);
		return name == null ? "" : name;
	}

	/**
	 * The packed colour that the microscope shows a channel in.
	 *
	 * @param channel from 0
	 */
	OptionalInt channelColour(final int channel) {
		final Color colour = channel >= metadata.getChannelCount(number)
			? null
			: metadata.getChannelColor(number, channel);
		return colour == null
			? OptionalInt.empty()
			: OptionalInt.of(colour.getRed() << 16 | colour.getGreen() << 8 | colour.getBlue());
	}

	/** What the file says of itself and this series, by its own names. */
	Map<String, String> remarks() {
		final Map<String, String> remarks = new LinkedHashMap<>();
		synchronized (reader) {
			reader.getGlobalMetadata().forEach((key, value) -> remarks.put(key, String.valueOf(value)));
			reader.getSeriesMetadata().forEach((key, value) -> remarks.put(key, String.valueOf(value)));
		}
		return remarks;
	}

	/** Pixel type, of {@link FormatTools}. */
	int pixelType() {
		return pixelType;
	}

	/** The packed 8-bit colours of a part of a plane, row by row. */
	int[] colours(final Level level, final Position plane, final Bounds part) throws ImageReadException {
		final int size = part.width() * part.height();
		synchronized (reader) {
			final byte[] bytes = read(reader, level, plane, 0, part);
			final int bytesPerSample = FormatTools.getBytesPerPixel(pixelType);
			if (hasPalette()) {
				return Palette.of(file, reader).colours(bytes, bytesPerSample, reader.isLittleEndian(), size);
			}
			return new Samples(bytes, bytes.length / bytesPerSample / size, reader.isInterleaved(), bytesPerSample,
				reader.isLittleEndian(), reader.getBitsPerPixel()).colours(size);
		}
	}

	/**
	 * The values of a part of a plane.
	 *
	 * @param channel from 0
	 * @return an array of the type that the pixels have: byte, short, int, float or double, row by row
	 */
	Object values(final Level level, final Position plane, final int channel, final Bounds part)
		throws ImageReadException
	{
		synchronized (reader) {
			final byte[] bytes = read(values, level, plane, channel, part);
			final int type = values.getPixelType();
			return DataTools.makeDataArray(bytes, FormatTools.getBytesPerPixel(type), FormatTools.isFloatingPoint(type),
				values.isLittleEndian());
		}
	}

	private byte[] read(final IFormatReader from, final Level level, final Position plane, final int channel,
		final Bounds part) throws ImageReadException
	{
		try {
			reader.setResolution(level.number() - 1);
			final int index = from.getIndex(plane.slice() - 1, channel, plane.frame() - 1);
			return from.openBytes(index, part.x(), part.y(), part.width(), part.height());
		}
		catch (final FormatException | IOException | RuntimeException e) {
			throw unreadable(file, e);
		}
	}

	static ImageReadException unreadable(final Path file, final Exception cause) {
		final String reason = cause.getMessage() == null
			? cause.getClass().getSimpleName()
			: cause.getMessage().lines().findFirst().orElse("");
		if (cause instanceof MissingLibraryException || cause instanceof UnsupportedCompressionException) {
			return new ImageReadException(
				file + " cannot be read, because Bio-Formats lacks something for it: " + reason, cause);
		}
		return new ImageReadException(
			file + " holds no image, is damaged or incomplete, or is of a kind that Bio-Formats cannot read (" +
				reason + "); copy it again, or save it as OME-TIFF.",
			cause);
	}

	private static ImageReadException closing(final IFormatReader reader, final ImageReadException failure) {
		try {
			reader.close();
		}
		catch (final IOException e) {
			failure.addSuppressed(e);
		}
		return failure;
	}

	@Override
	public void close() throws IOException {
		synchronized (reader) {
			reader.close();
		}
	}
}
