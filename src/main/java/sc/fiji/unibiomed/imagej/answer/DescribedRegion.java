package sc.fiji.unibiomed.imagej.answer;

import ij.gui.Roi;

/**
 * A region and what the model says of it.
 *
 * @param region as the user drew it
 * @param frame index of its plane among those of the answer
 * @param text the model's words, never null
 */
public record DescribedRegion(Roi region, int frame, String text) {
}
