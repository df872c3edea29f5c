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
package sc.fiji.unibiomed.findings.export;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferUShort;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.plugins.tiff.TIFFTag;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.scijava.plugin.Plugin;

import sc.fiji.unibiomed.findings.measure.MeasuredFinding;
import sc.fiji.unibiomed.findings.measure.Provenance;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.raw.Dimensions;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.util.AtomicFile;

/**
 * Findings as a 16-bit grey TIFF with a page for each plane of the image, so that it lies on the whole stack also where
 * some planes were asked about: 0 where nothing is, k where finding k is. Findings that were taken apart into objects
 * are numbered through, so that each object has a value of its own, the same in all slices. Where
 * findings overlap, the one with fewer pixels in the frame lies on top, so that a tumor is not lost in its organ; of
 * two with equally many, the later one. Rejected findings are left out.
 * <p>
 * Provenance is in the tag ImageDescription of the first page as lines {@code key: value} in ASCII, as TIFF demands
 * (see {@link AsciiLine}). It must not begin with "ImageJ": ImageJ would take it for its own and expect all pages in
 * one piece after the first.
 */
@Plugin(type = FindingsExporter.class, priority = 300)
public final class LabelImageExport implements FindingsExporter {

	/** The largest value of a 16-bit pixel. */
	public static final int MAX_FINDINGS = 0xffff;

	/** Lossless, read by everything that reads TIFF, ImageJ included. */
	private static final String COMPRESSION = "LZW";

	@Override
	public String key() {
		return "labels";
	}

	@Override
	public String label() {
		return "Label image";
	}

	@Override
	public String description() {
		return "a 16-bit TIFF whose pixel values are the numbers of the findings";
	}

	@Override
	public String ending() {
		return "-labels.tif";
	}

	/**
	 * Writes the file; with no findings, all pixels are 0.
	 *
	 * @throws IllegalArgumentException if a finding's number does not fit into 16 bits
	 * @throws IOException if the file cannot be written; then an older one stays as it is
	 */
	@Override
	public void write(final Results results, final Path file) throws IOException {
		final Results numbered = results.withNumberedObjects();
		final int highest = numbered.findings().stream().mapToInt(row -> row.finding().index()).max().orElse(0);
		if (highest > MAX_FINDINGS) {
			throw new IllegalArgumentException("A 16-bit label image holds at most " + MAX_FINDINGS +
				" findings, but there is a finding number " + highest + "; export a COCO or GeoJSON file instead.");
		}
		AtomicFile.writeBytes(file, out -> writePages(numbered, out));
	}

	private static void writePages(final Results results, final OutputStream out) throws IOException {
		final Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("tiff");
		if (!writers.hasNext()) {
			throw new IOException("This Java has no TIFF writer.");
		}
		final ImageWriter writer = writers.next();
		try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
			writer.setOutput(stream);
			final ImageWriteParam how = writer.getDefaultWriteParam();
			how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			how.setCompressionType(COMPRESSION);
			writer.prepareWriteSequence(null);
			final Dimensions size = results.facts().size();
			for (int plane = 0; plane < size.planes(); plane++) {
				final BufferedImage page = page(results, size.plane(plane));
				final IIOMetadata metadata = plane == 0 ? described(page, writer, how, results.provenance()) : null;
				writer.writeToSequence(new IIOImage(page, null, metadata), how);
			}
			writer.endWriteSequence();
		}
		finally {
			writer.dispose();
		}
	}

	/** Empty where the plane was not asked about. */
	private static BufferedImage page(final Results results, final Position plane) {
		final BufferedImage page = new BufferedImage(results.width(), results.height(), BufferedImage.TYPE_USHORT_GRAY);
		final short[] pixels = ((DataBufferUShort) page.getRaster().getDataBuffer()).getData();
		for (int frame = 0; frame < results.frameCount(); frame++) {
			if (results.image().frames().get(frame).allChannels().equals(plane)) {
				draw(results, frame, pixels);
			}
		}
		return page;
	}

	/**
	 * Draws the labels of one frame.
	 *
	 * @param pixels width × height values, row by row; those that no finding covers stay as they are
	 */
	public static void draw(final Results results, final int frame, final short[] pixels) {
		final List<MeasuredFinding> largestFirst = results.kept().stream().filter(row -> row.frame() == frame)
			.sorted(Comparator.comparingLong((MeasuredFinding row) -> row.mask().shape().pixels()).reversed()).toList();
		for (final MeasuredFinding row : largestFirst) {
			final BinaryMask mask = row.mask().mask();
			final Bounds bounds = mask.bounds();
			for (int y = bounds.y(); y < bounds.y() + bounds.height(); y++) {
				for (int x = bounds.x(); x < bounds.x() + bounds.width(); x++) {
					if (mask.contains(x, y)) {
						pixels[y * mask.width() + x] = (short) row.finding().index();
					}
				}
			}
		}
	}

	private static IIOMetadata described(final BufferedImage page, final ImageWriter writer, final ImageWriteParam how,
		final Provenance provenance) throws IOException
	{
		final String description = provenance.toMap().entrySet().stream()
			.map(fact -> fact.getKey() + ": " + AsciiLine.of(fact.getValue())).collect(Collectors.joining("\n"));
		final TIFFDirectory directory = TIFFDirectory
			.createFromMetadata(writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(page), how));
		directory.addTIFFField(
			new TIFFField(BaselineTIFFTagSet.getInstance().getTag(BaselineTIFFTagSet.TAG_IMAGE_DESCRIPTION),
				TIFFTag.TIFF_ASCII, 1, new String[] { description }));
		return directory.getAsMetadata();
	}
}
