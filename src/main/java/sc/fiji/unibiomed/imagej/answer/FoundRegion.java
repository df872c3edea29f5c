package sc.fiji.unibiomed.imagej.answer;

import ij.gui.Roi;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.MaskShape;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.raw.Position;

/**
 * A region of an image that stands for a finding, or for one object of it.
 *
 * @param roi named, coloured, and tied to its plane
 * @param finding what it is; {@code null} for a region that the user drew and the model described
 * @param frame index of the finding's frame
 * @param position the plane
 * @param mask what it covers, as large as the image
 * @param shape size and place, in pixels
 */
public record FoundRegion(Roi roi, Finding finding, int frame, Position position, BinaryMask mask, MaskShape shape) {
}
