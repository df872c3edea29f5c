package sc.fiji.unibiomed.runtime;

/**
 * What the mask decoder says of one object in one image.
 *
 * @param logits side × side, row by row; above 0 is inside
 * @param side height and width of the logits
 * @param predictedIou the decoder's own estimate of the overlap with the truth, in [0, 1]
 * @param objectScore logit of the object being in the image at all
 * @param pointer what later frames remember of the object, as wide as SAM 2
 */
public record MaskPrediction(float[] logits, int side, float predictedIou, float objectScore, float[] pointer) {
}
