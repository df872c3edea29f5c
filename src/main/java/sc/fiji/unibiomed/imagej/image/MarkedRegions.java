package sc.fiji.unibiomed.imagej.image;

import java.util.List;

import ij.ImagePlus;
import ij.gui.Roi;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.interpret.ask.MarkedRegion;

/** ImageJ's regions as regions that can be asked about. */
public final class MarkedRegions {

	private MarkedRegions() {
	}

	/** @throws InputException if a region is no area, or lies outside of the image */
	public static List<MarkedRegion> of(final ImagePlus image, final List<Roi> regions) {
		return regions.stream().map(region -> new MarkedRegion(RoiMask.of(region, image.getWidth(), image.getHeight()), ImagePosition
			.of(region, image), region.getName())).toList();
	}
}
