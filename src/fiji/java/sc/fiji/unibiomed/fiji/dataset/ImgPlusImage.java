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
package sc.fiji.unibiomed.fiji.dataset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import net.imagej.ImgPlus;
import net.imagej.axis.Axes;
import net.imagej.axis.AxisType;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.display.ColorTable;
import net.imglib2.type.numeric.integer.ShortType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.raw.ChannelDisplay;
import sc.fiji.unibiomed.image.raw.Display;
import sc.fiji.unibiomed.image.raw.PixelSpacing;
import sc.fiji.unibiomed.imagej.imglib2.ImgImage;

/**
 * An ImageJ2 image with what it says of itself: name, axes, lengths, channels with their colours and display ranges.
 * No pixels are copied before they are needed.
 */
final class ImgPlusImage {

	/** As ImageJ stores signed 16-bit values. */
	private static final int SIGNED_OFFSET = 32768;

	private ImgPlusImage() {}

	/**
	 * Makes the image.
	 *
	 * @param merged whether its three 8-bit channels are red, green and blue
	 * @throws InputException if it has axes that a picture cannot have, or pixels that the model cannot be shown
	 */
	static ImgImage of(final ImgPlus<?> image, final boolean merged) {
		final ImgPlusAxes axes = ImgPlusAxes.of(image);
		final boolean rgb = merged && ImgPlusAxes.size(image, axes.channel()) == RgbImage.CHANNELS &&
			image.getType() instanceof UnsignedByteType;
		final ImgImage plain;
		try {
			plain = planes(image, rgb);
		}
		catch (final IllegalArgumentException e) {
			throw new InputException("image", e.getMessage());
		}
		final ImgImage told = plain.titled(image.getName() == null ? "" : image.getName())
			.withSpacing(spacing(image, axes));
		return rgb || !hasDisplay(image, plain) ? told : told.withDisplay(display(image, plain));
	}

	/** X and Y become the first dimensions. Others that are unknown have one position only. */
	private static ImgImage planes(final ImgPlus<?> image, final boolean rgb) {
		RandomAccessibleInterval<?> planes = image.getImg();
		final List<AxisType> left = new ArrayList<>();
		IntStream.range(0, image.numDimensions()).forEach(d -> left.add(image.axis(d).type()));
		for (int d = left.size() - 1; d >= 0; d--) {
			if (!ImgPlusAxes.KNOWN.contains(left.get(d))) {
				planes = Views.hyperSlice(planes, d, planes.min(d));
				left.remove(d);
			}
		}
		for (int d = 0; d < 2; d++) {
			final int from = left.indexOf(d == 0 ? Axes.X : Axes.Y);
			if (from != d) {
				planes = Views.permute(planes, from, d);
				Collections.swap(left, from, d);
			}
		}
		final int channel = left.indexOf(Axes.CHANNEL);
		final int slice = left.indexOf(Axes.Z);
		final int time = left.indexOf(Axes.TIME);
		return rgb ? ImgImage.ofColours(planes, channel, slice, time) : ImgImage.of(planes, channel, slice, time);
	}

	private static PixelSpacing spacing(final ImgPlus<?> image, final ImgPlusAxes axes) {
		return PixelSpacing.of(ImgPlusAxes.step(image, axes.x()), ImgPlusAxes.step(image, axes.y()),
			ImgPlusAxes.step(image, axes.slice()), image.axis(axes.x()).unit());
	}

	/** Whether the image says anything of how it is shown: else it is left until somebody wants to know. */
	private static boolean hasDisplay(final ImgPlus<?> image, final ImgImage plain) {
		return IntStream.range(0, plain.facts().size().channels())
			.anyMatch(channel -> hasRange(image, channel) || colours(image, channel) != null);
	}

	private static boolean hasRange(final ImgPlus<?> image, final int channel) {
		return image.getChannelMinimum(channel) < image.getChannelMaximum(channel);
	}

	private static ColorTable colours(final ImgPlus<?> image, final int channel) {
		return channel < image.getColorTableCount() ? image.getColorTable(channel) : null;
	}

	private static Display display(final ImgPlus<?> image, final ImgImage plain) {
		final int offset = image.getType() instanceof ShortType ? SIGNED_OFFSET : 0;
		final List<ChannelDisplay> displays = new ArrayList<>();
		for (int channel = 0; channel < plain.facts().size().channels(); channel++) {
			final ColorTable table = colours(image, channel);
			final boolean isRange = hasRange(image, channel);
			// Reads all pixels of most images.
			final ChannelDisplay usual = table == null || !isRange ? plain.display().channel(channel + 1) : null;
			displays.add(new ChannelDisplay(isRange ? image.getChannelMinimum(channel) + offset : usual.min(),
				isRange ? image.getChannelMaximum(channel) + offset : usual.max(),
				table == null ? usual.own() : packed(table)));
		}
		return Display.of(displays);
	}

	private static int[] packed(final ColorTable table) {
		final int[] colours = new int[256];
		for (int i = 0; i < colours.length; i++) {
			for (int band = 0; band < RgbImage.CHANNELS; band++) {
				colours[i] = colours[i] << 8 |
					table.getResampled(Math.min(band, table.getComponentCount() - 1), 256, i) & 0xff;
			}
		}
		return colours;
	}
}
