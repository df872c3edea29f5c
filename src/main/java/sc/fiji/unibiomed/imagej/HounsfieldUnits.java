package sc.fiji.unibiomed.imagej;

import java.util.Locale;

import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ImageProcessor;

/** Tells CT images whose values mean Hounsfield units from pictures of CT images. */
final class HounsfieldUnits {

	/** Lung and the air around the body are below; nothing in a picture with grey values from zero is. */
	private static final double AIR = -200;

	private HounsfieldUnits() {
	}

	/**
	 * Whether image or tags say the unit, so that the image must be a CT. Where the tags do not name it, scanners' usual
	 * way to store it says the same: 0 is air, or the lowest of 12 bits.
	 */
	static boolean areNamed(final ImagePlus image, final DicomTags tags) {
		final String unit = image.getCalibration().getValueUnit();
		final double zero = tags.rescaleIntercept().orElse(0);
		final boolean isStoredAsUsual = (zero == -1024 || zero == -1000) && tags.rescaleSlope().orElse(0) == 1 && tags
			.rescaleType().isEmpty();
		return tags.rescaleType().equals("HU") || isStoredAsUsual || unit != null && unit.strip().toLowerCase(
			Locale.ROOT).matches("hu|hounsfield( units?)?");
	}

	/**
	 * Whether the calibrated values of a CT image are Hounsfield units. Without DICOM tags the plane that is shown
	 * decides: a body has air around it, or in it.
	 */
	static boolean areIn(final ImagePlus image, final DicomTags tags) {
		if (image.getBitDepth() != 16 && image.getBitDepth() != 32) {
			return false;
		}
		if (tags.rescaleSlope().isPresent() && tags.rescaleIntercept().isPresent()) {
			return tags.rescaleType().isEmpty() || tags.rescaleType().equals("HU");
		}
		return areNamed(image, tags) || lowest(image) < AIR;
	}

	private static double lowest(final ImagePlus image) {
		final ImageProcessor plane = image.getProcessor();
		final Calibration calibration = image.getCalibration();
		double lowest = Double.POSITIVE_INFINITY;
		for (int i = 0; i < plane.getPixelCount(); i++) {
			final double value = image.getBitDepth() == 32 ? plane.getf(i) : calibration.getCValue(plane.get(i));
			if (value < lowest) {
				lowest = value;
			}
		}
		return lowest;
	}
}
