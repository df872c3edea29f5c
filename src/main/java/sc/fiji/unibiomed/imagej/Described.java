package sc.fiji.unibiomed.imagej;

import ij.gui.Roi;

/**
 * A region and what the model says of it.
 *
 * @param region as the user drew it
 * @param text the model's words, never null
 */
public record Described(Roi region, String text) {
}
