package sc.fiji.unibiomed.interpret;

/**
 * How large a picture's pixels are.
 *
 * @param pixelWidth in units, above 0
 * @param pixelHeight in units, above 0
 * @param unit of length, such as "µm"; "pixel" where lengths are not known
 * @param fullX how many pixels of the whole file's full resolution one is wide; 1 unless the picture is a level of a
 * pyramid
 * @param fullY likewise its height
 */
public record PictureScale(double pixelWidth, double pixelHeight, String unit, double fullX, double fullY) {

	/** Lengths are not known, and the picture is at its full resolution. */
	public static final PictureScale UNKNOWN = new PictureScale(1, 1, "pixel", 1, 1);
}
