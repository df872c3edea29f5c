package sc.fiji.unibiomed.findings;

/**
 * The smallest upright rectangle around a mask, in pixels; width and height 0 for an empty mask.
 */
public record Bounds(int x, int y, int width, int height) {
}
