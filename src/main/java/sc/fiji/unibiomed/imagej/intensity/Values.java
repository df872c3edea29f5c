package sc.fiji.unibiomed.imagej.intensity;

import ij.ImagePlus;
import ij.measure.Calibration;

/** What an image's raw values mean: its calibrated values, as ImageJ shows them in its status line. */
final class Values {

	private final Calibration calibration;
	private final boolean isCalibrated;

	Values(final ImagePlus image) {
		// ImageJ does not calibrate 32-bit values and colours.
		isCalibrated = (image.getBitDepth() == 8 || image.getBitDepth() == 16) && image.getCalibration().calibrated();
		calibration = image.getCalibration().copy();
	}

	boolean areCalibrated() {
		return isCalibrated;
	}

	double of(final double raw) {
		return isCalibrated ? calibration.getCValue(raw) : raw;
	}
}
