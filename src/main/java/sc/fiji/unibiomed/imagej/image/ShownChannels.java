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
package sc.fiji.unibiomed.imagej.image;

import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageProcessor;
import ij.process.LUT;
import sc.fiji.unibiomed.image.intensity.ColourMerge;
import sc.fiji.unibiomed.image.raw.ChannelDisplay;
import sc.fiji.unibiomed.image.raw.Display;

/** Which display range and which table of colours ImageJ has for each channel. It keeps them in up to three places. */
final class ShownChannels {

	private static final String PROJECTION = "CompositeProjection";
	private static final int TONES = 256;

	private final ImagePlus image;
	private final ImageProcessor shown;

	ShownChannels(final ImagePlus image) {
		this.image = image;
		shown = image.getProcessor();
	}

	/** All of it as it is now. */
	Display display(final int channels) {
		final List<ChannelDisplay> displays = new ArrayList<>();
		for (int channel = 1; channel <= channels; channel++) {
			final double[] range = range(channel);
			displays.add(new ChannelDisplay(range[0], range[1], colours(shownTable(channel)), colours(table(channel)),
				!areMerged() || isVisible(channel)));
		}
		return new Display(areMerged(), merge(), displays);
	}

	/** ImageJ has no dialog for this in old versions, but a property of the image in all. */
	private ColourMerge merge() {
		final String projection = image.getProp(PROJECTION);
		final String name = projection == null ? "" : projection.toLowerCase(Locale.ROOT);
		if (name.contains("max")) {
			return ColourMerge.MAX;
		}
		if (name.contains("min")) {
			return ColourMerge.MIN;
		}
		return name.contains("invert") ? ColourMerge.INVERT : ColourMerge.SUM;
	}

	/** ImageJ's table as packed colours; what a short one lacks, and what is no table, is grey. */
	private static int[] colours(final ColorModel model) {
		final int[] colours = new int[TONES];
		for (int i = 0; i < TONES; i++) {
			colours[i] = i * 0x010101;
		}
		if (model instanceof final IndexColorModel table) {
			for (int i = 0; i < Math.min(TONES, table.getMapSize()); i++) {
				colours[i] = table.getRGB(i) & 0xffffff;
			}
		}
		return colours;
	}

	/** Whether ImageJ shows all channels at once. */
	private boolean areMerged() {
		return image.isComposite() && mode() == IJ.COMPOSITE && image.getNChannels() > 1;
	}

	/** Whether ImageJ shows all channels alike. It does not merge a single one, and then does not look at its table. */
	private boolean areAlike() {
		return !image.isComposite() || mode() == IJ.COMPOSITE && image.getNChannels() == 1;
	}

	private int mode() {
		return ((CompositeImage) image).getMode();
	}

	/** Whether ImageJ shows a channel among others; the user can switch each of the first eight off. */
	private boolean isVisible(final int channel) {
		final boolean[] active = ((CompositeImage) image).getActiveChannels();
		return channel > active.length || active[channel - 1];
	}

	/** A channel's own table, whether or not it is shown in grey. Threshold colours are not in it. */
	private ColorModel table(final int channel) {
		return areAlike() ? shown.getColorModel() : channelTable(channel);
	}

	/** The table that a channel is shown with. */
	private ColorModel shownTable(final int channel) {
		if (areAlike()) {
			return shown.getColorModel();
		}
		if (mode() == IJ.GRAYSCALE) {
			return shown.getDefaultColorModel();
		}
		return areMerged() || !isOnScreen(channel) ? channelTable(channel) : shown.getColorModel();
	}

	/** In raw values. */
	private double[] range(final int channel) {
		if (areAlike() || isOnScreen(channel)) {
			return new double[] { shown.getMin(), shown.getMax() };
		}
		final ImageProcessor drawn = drawn(channel);
		if (drawn != null) {
			return new double[] { drawn.getMin(), drawn.getMax() };
		}
		final LUT lut = lut(channel);
		return new double[] { lut.min, lut.max };
	}

	private ColorModel channelTable(final int channel) {
		final ImageProcessor drawn = drawn(channel);
		return drawn != null ? drawn.getColorModel() : lut(channel).getColorModel();
	}

	/** What the user changes on screen is at first only in the processor that is shown. */
	private boolean isOnScreen(final int channel) {
		return image.getWindow() != null && channel == image.getC();
	}

	/** Where ImageJ has merged the channels before, it draws them from processors of their own. */
	private ImageProcessor drawn(final int channel) {
		final ImageProcessor drawn = areMerged() ? ((CompositeImage) image).getProcessor(channel) : null;
		return drawn != null && drawn.getPixels() != null && drawn.getBitDepth() == image.getBitDepth() ? drawn : null;
	}

	private LUT lut(final int channel) {
		final LUT[] luts = image.getLuts();
		return luts[Math.min(channel, luts.length) - 1];
	}
}
