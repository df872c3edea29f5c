package sc.fiji.unibiomed.imagej.intensity;

import java.awt.image.ColorModel;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageProcessor;
import ij.process.LUT;

/** Which display range and which table of colours ImageJ has for each channel. It keeps them in up to three places. */
final class ShownChannels {

	private final ImagePlus image;
	private final ImageProcessor shown;

	ShownChannels(final ImagePlus image) {
		this.image = image;
		shown = image.getProcessor();
	}

	/** Whether ImageJ shows all channels at once. */
	boolean areMerged() {
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
	boolean isVisible(final int channel) {
		final boolean[] active = ((CompositeImage) image).getActiveChannels();
		return channel > active.length || active[channel - 1];
	}

	/** A channel's own table, whether or not it is shown in grey. Threshold colours are not in it. */
	ColorModel table(final int channel) {
		return areAlike() ? shown.getColorModel() : channelTable(channel);
	}

	/** The table that a channel is shown with. */
	ColorModel shownTable(final int channel) {
		if (areAlike()) {
			return shown.getColorModel();
		}
		if (mode() == IJ.GRAYSCALE) {
			return shown.getDefaultColorModel();
		}
		return areMerged() || !isOnScreen(channel) ? channelTable(channel) : shown.getColorModel();
	}

	/** In raw values. */
	DisplayRange range(final int channel) {
		if (areAlike() || isOnScreen(channel)) {
			return new DisplayRange(shown.getMin(), shown.getMax());
		}
		final ImageProcessor drawn = drawn(channel);
		if (drawn != null) {
			return new DisplayRange(drawn.getMin(), drawn.getMax());
		}
		final LUT lut = lut(channel);
		return new DisplayRange(lut.min, lut.max);
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
