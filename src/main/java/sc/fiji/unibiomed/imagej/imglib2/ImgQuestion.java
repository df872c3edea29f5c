package sc.fiji.unibiomed.imagej.imglib2;

import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.BooleanType;
import sc.fiji.unibiomed.interpret.Question;

/** Questions about ImgLib2 images. */
public final class ImgQuestion {

	private ImgQuestion() {
	}

	/**
	 * Makes a question. Of an image whose values must not be scaled, nothing is read until it is answered.
	 *
	 * @param image see {@link ImgPicture}
	 * @param regions of the image, as large as it; may be none
	 * @throws IllegalArgumentException if the image is of no kind that the model can see, or a region is empty
	 */
	public static Question of(final RandomAccessibleInterval<?> image, final String prompt,
		final List<? extends RandomAccessibleInterval<? extends BooleanType<?>>> regions)
	{
		return Question.about(new ImgLib2Picture(image), prompt).withRegions(regions.stream().map(ImgMask::toMask)
			.toList());
	}
}
