package sc.fiji.unibiomed.fiji.dataset;

import net.imagej.ImgPlus;
import net.imglib2.type.logic.BitType;

/**
 * Something the model points at, for use with ImageJ2.
 *
 * @param phrase what it is
 * @param confidence mean probability of the pixels inside the mask, from 0.5 to 1; NaN for an empty mask
 * @param predictedIou the model's own estimate of how well the mask overlaps with the truth, from 0 to 1
 * @param objectScore above 0, the model believes that the object is in the image at all
 * @param mask with the axes and lengths of the image that was asked about, but without channels
 */
public record ImgPlusFinding(String phrase, double confidence, double predictedIou, double objectScore,
	ImgPlus<BitType> mask)
{
}
