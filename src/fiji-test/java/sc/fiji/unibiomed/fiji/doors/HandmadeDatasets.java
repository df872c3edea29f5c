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

import ij.IJ;
import net.imagej.Dataset;
import net.imagej.DatasetService;
import net.imagej.ImgPlus;
import net.imagej.axis.Axes;
import net.imagej.axis.AxisType;
import net.imglib2.display.ColorTable8;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import sc.fiji.unibiomed.doors.DoorInput;
import sc.fiji.unibiomed.image.raw.ChannelDisplay;
import sc.fiji.unibiomed.image.raw.Display;
import sc.fiji.unibiomed.imagej.image.OpenImage;

/**
 * Images as datasets that a script makes: meaningful values such as Hounsfield units and, of channels, colours and
 * ranges. A dataset has no place for DICOM tags, nor for a unit of its values.
 */
final class HandmadeDatasets {

	private HandmadeDatasets() {}

	/** A dataset of two dimensions, or of three, of which the third are channels. */
	static Dataset of(final DoorInput input, final DatasetService datasets) {
		@SuppressWarnings("unchecked")
		final Img<? extends RealType<?>> values = (Img<? extends RealType<?>>) input.values().get();
		return dataset(values, input, datasets);
	}

	private static <T extends RealType<T>> Dataset dataset(final Img<? extends RealType<?>> values,
		final DoorInput input, final DatasetService datasets)
	{
		@SuppressWarnings("unchecked")
		final Img<T> typed = (Img<T>) values;
		final String name = input.file().getFileName().toString();
		if (values.numDimensions() == 2) {
			return datasets.create(new ImgPlus<>(typed, name, new AxisType[] { Axes.X, Axes.Y }));
		}
		final ImgPlus<T> channels = new ImgPlus<>(typed, name, new AxisType[] { Axes.X, Axes.Y, Axes.CHANNEL });
		final Display display = OpenImage.of(IJ.openImage(input.file().toString())).display();
		channels.initializeColorTables(display.channels().size());
		for (int channel = 0; channel < display.channels().size(); channel++) {
			final ChannelDisplay how = display.channel(channel + 1);
			channels.setColorTable(table(how.own()), channel);
			channels.setChannelMinimum(channel, how.min());
			channels.setChannelMaximum(channel, how.max());
		}
		return datasets.create(channels);
	}

	private static ColorTable8 table(final int[] colours) {
		final byte[][] bands = new byte[3][colours.length];
		for (int i = 0; i < colours.length; i++) {
			bands[0][i] = (byte) (colours[i] >> 16);
			bands[1][i] = (byte) (colours[i] >> 8);
			bands[2][i] = (byte) colours[i];
		}
		return new ColorTable8(bands);
	}
}
