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
package sc.fiji.unibiomed.fiji.doors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

import ij.IJ;
import loci.common.services.DependencyException;
import loci.common.services.ServiceException;
import loci.common.services.ServiceFactory;
import loci.formats.FormatException;
import loci.formats.FormatTools;
import loci.formats.MetadataTools;
import loci.formats.meta.IMetadata;
import loci.formats.out.OMETiffWriter;
import loci.formats.services.OMEXMLService;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.integer.ShortType;
import net.imglib2.view.Views;
import ome.xml.model.primitives.Color;
import sc.fiji.unibiomed.doors.DoorInput;
import sc.fiji.unibiomed.image.raw.Display;
import sc.fiji.unibiomed.imagej.image.OpenImage;

/** Writes 16-bit values as OME-TIFF: meaningful ones, and of channels the colours. OME-TIFF knows no unit of values. */
final class OmeTiff {

	private OmeTiff() {}

	static Path write(final DoorInput input, final Path file) throws IOException {
		final RandomAccessibleInterval<?> values = input.values().get();
		final int channels = values.numDimensions() == 2 ? 1 : (int) values.dimension(2);
		final int type = values.getType() instanceof ShortType ? FormatTools.INT16 : FormatTools.UINT16;
		try (OMETiffWriter writer = new OMETiffWriter()) {
			final IMetadata metadata = new ServiceFactory().getInstance(OMEXMLService.class).createOMEXMLMetadata();
			MetadataTools.populateMetadata(metadata, 0, file.getFileName().toString(), false, "XYCZT",
				FormatTools.getPixelTypeString(type), (int) values.dimension(0), (int) values.dimension(1), 1, channels,
				1, 1);
			if (channels > 1) {
				setColours(metadata, OpenImage.of(IJ.openImage(input.file().toString())).display());
			}
			writer.setMetadataRetrieve(metadata);
			writer.setId(file.toString());
			for (int channel = 0; channel < channels; channel++) {
				writer.saveBytes(channel, bytes(channels == 1 ? values : Views.hyperSlice(values, 2, channel)));
			}
			return file;
		}
		catch (final FormatException | DependencyException | ServiceException e) {
			throw new IOException(e);
		}
	}

	private static void setColours(final IMetadata metadata, final Display display) {
		for (int channel = 0; channel < display.channels().size(); channel++) {
			final int[] own = display.channel(channel + 1).own();
			final int last = own[own.length - 1];
			metadata.setChannelColor(new Color(last >> 16 & 0xff, last >> 8 & 0xff, last & 0xff, 255), 0, channel);
		}
	}

	private static byte[] bytes(final RandomAccessibleInterval<?> plane) {
		final ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(2 * plane.dimension(0) * plane.dimension(1)))
			.order(ByteOrder.BIG_ENDIAN);
		final Cursor<?> pixels = Views.flatIterable(plane).cursor();
		while (pixels.hasNext()) {
			bytes.putShort((short) ((IntegerType<?>) pixels.next()).getInteger());
		}
		return bytes.array();
	}
}
