package sc.fiji.unibiomed.interpret.task;

import java.util.List;

import sc.fiji.unibiomed.findings.measure.AskedImage;
import sc.fiji.unibiomed.image.raw.Dimensions;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.image.raw.ImageNames;
import sc.fiji.unibiomed.image.raw.PixelKind;
import sc.fiji.unibiomed.image.raw.PixelSpacing;
import sc.fiji.unibiomed.interpret.Picture;
import sc.fiji.unibiomed.interpret.PictureScale;

/** What is known of an image of which there is nothing but a picture. */
public final class PictureFacts {

	private PictureFacts() {
	}

	/**
	 * Its size, its pixels' size and its name. The frames of a stack are slices of no known distance.
	 *
	 * @param file name of the image's file, without folders
	 * @param shown indices of the frames that a report shows, from 0, which are read for it; none where no report is
	 *          written
	 */
	public static AskedImage of(final String file, final Picture picture, final List<Integer> shown) {
		final Dimensions size = new Dimensions(picture.width(), picture.height(), 1, picture.frameCount(), 1);
		final PictureScale scale = picture.scale();
		final PixelSpacing spacing = PixelSpacing.of(scale.pixelWidth(), scale.pixelHeight(), Double.NaN, scale.unit());
		final ImageFacts facts = ImageFacts.of(size, PixelKind.COLOUR).with(new ImageNames(file, file, "")).with(spacing);
		return new AskedImage(facts, AskedImage.planes(size), scale.fullX(), scale.fullY(),
			ReportPictures.of(picture, shown));
	}
}
