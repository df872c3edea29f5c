package sc.fiji.unibiomed.imagej;

import java.util.List;
import java.util.Map;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.measure.Calibration;
import sc.fiji.unibiomed.image.raw.DicomTags;
import sc.fiji.unibiomed.image.raw.Dimensions;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.image.raw.ImageNames;
import sc.fiji.unibiomed.image.raw.PixelKind;
import sc.fiji.unibiomed.image.raw.PixelSpacing;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.raw.ValueCalibration;

/** What answers remember of an open image: nothing of it changes with the image. */
final class OpenImageFacts {

	private OpenImageFacts() {
	}

	/** Names, size, plane shown, kind and sizes of pixels, as they are now. */
	static ImageFacts of(final ImagePlus image) {
		// ImageJ counts slices and frames only when asked for them, and until then takes every stack for one plane.
		final int[] size = image.getDimensions();
		return new ImageFacts(names(image), new Dimensions(size[0], size[1], size[2], size[3], size[4]),
			new Position(image.getC(), image.getZ(), image.getT()), kind(image), ValueCalibration.NONE,
			spacing(image.getCalibration()), DicomTags.NONE, List.of(), Map.of());
	}

	private static ImageNames names(final ImagePlus image) {
		final FileInfo file = image.getOriginalFileInfo();
		final String folder = file == null || file.directory == null ? "" : file.directory.replaceAll("[/\\\\]+$",
			"").replaceAll(".*[/\\\\]", "");
		return new ImageNames(image.getTitle(), file == null || file.fileName == null ? "" : file.fileName, folder);
	}

	private static PixelKind kind(final ImagePlus image) {
		return switch (image.getType()) {
			case ImagePlus.GRAY16 -> PixelKind.UINT16;
			case ImagePlus.GRAY32 -> PixelKind.FLOAT;
			case ImagePlus.COLOR_RGB -> PixelKind.COLOUR;
			default -> PixelKind.UINT8;
		};
	}

	private static PixelSpacing spacing(final Calibration of) {
		return new PixelSpacing(of.pixelWidth, of.pixelHeight, of.pixelDepth, of.getUnit(), of.xOrigin, of.yOrigin,
			of.zOrigin, of.frameInterval, of.getTimeUnit());
	}

	/** The same sizes for another image. */
	static Calibration calibration(final PixelSpacing of) {
		final Calibration calibration = new Calibration();
		calibration.pixelWidth = of.width();
		calibration.pixelHeight = of.height();
		if (!Double.isNaN(of.depth())) {
			calibration.pixelDepth = of.depth();
		}
		calibration.setUnit(of.unit());
		calibration.xOrigin = of.originX();
		calibration.yOrigin = of.originY();
		calibration.zOrigin = of.originZ();
		calibration.frameInterval = of.interval();
		calibration.setTimeUnit(of.timeUnit());
		return calibration;
	}
}
