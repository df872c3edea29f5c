package sc.fiji.unibiomed.findings;

import sc.fiji.unibiomed.image.BinaryMask;

/**
 * A finding in one frame, with the three confidences that the reference computes and throws away.
 *
 * @param mask at the frame's own size
 * @param shape where the mask lies
 * @param meanProbability mean of the pixels' probabilities inside the mask, in (0.5, 1]; NaN for an empty mask
 * @param predictedIou the mask decoder's own estimate of the overlap with the truth, in [0, 1]
 * @param objectScore logit of the object being in the frame at all: above 0 the decoder believes it is
 */
public record FindingMask(BinaryMask mask, MaskShape shape, double meanProbability, double predictedIou,
	double objectScore)
{

	/** A mask that nobody has rated: one that the user drew, or the empty one of a frame without the finding. */
	public static FindingMask unrated(final BinaryMask mask) {
		return new FindingMask(mask, MaskShape.of(mask), Double.NaN, Double.NaN, Double.NaN);
	}
}
