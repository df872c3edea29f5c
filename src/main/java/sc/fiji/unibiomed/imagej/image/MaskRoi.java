package sc.fiji.unibiomed.imagej.image;

import java.awt.Color;

import ij.gui.Roi;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import sc.fiji.unibiomed.findings.FindingColor;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;

/** Masks as ImageJ regions. */
public final class MaskRoi {

	private static final int INSIDE = 255;
	/** Thin lines vanish on large images when the window shows them small. */
	private static final double STROKE_WIDTH = 2;

	private MaskRoi() {
	}

	/** The region of a mask, composite where it has parts or holes; {@code null} for an empty mask. */
	public static Roi of(final BinaryMask mask) {
		if (mask.area() == 0) {
			return null;
		}
		final Bounds bounds = mask.bounds();
		final ImageProcessor processor = new ByteProcessor(bounds.width(), bounds.height());
		for (int y = 0; y < bounds.height(); y++) {
			for (int x = 0; x < bounds.width(); x++) {
				processor.set(x, y, mask.contains(bounds.x() + x, bounds.y() + y) ? INSIDE : 0);
			}
		}
		processor.setThreshold(INSIDE, INSIDE, ImageProcessor.NO_LUT_UPDATE);
		final Roi roi = new ThresholdToSelection().convert(processor);
		roi.setLocation(bounds.x(), bounds.y());
		return roi;
	}

	/** The region in its finding's colour, with its name. */
	public static Roi of(final BinaryMask mask, final String name, final int findingIndex) {
		final Roi roi = of(mask);
		if (roi != null) {
			final FindingColor color = FindingColor.of(findingIndex);
			roi.setName(name);
			roi.setStrokeColor(new Color(color.red(), color.green(), color.blue()));
			roi.setStrokeWidth(STROKE_WIDTH);
		}
		return roi;
	}
}
