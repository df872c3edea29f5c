package sc.fiji.unibiomed.imagej;

import ij.ImagePlus;
import sc.fiji.unibiomed.findings.measure.Intensity;
import sc.fiji.unibiomed.interpret.task.RawIntensity;

/** Values of an open image's own pixels inside regions, as answers about files have them, too. */
final class RegionIntensity {

	/** {@code null} if the image was closed. */
	private final OpenImage image;

	RegionIntensity(final ImagePlus image) {
		this.image = image.getProcessor() == null ? null : OpenImage.of(image);
	}

	/** Measures the plane the region lies in; unknown when the image was closed meanwhile. */
	Intensity of(final FoundRegion region) {
		return image == null ? Intensity.unknown() : RawIntensity.of(image, region.position(), region.mask());
	}
}
