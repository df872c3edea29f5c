package sc.fiji.unibiomed.imagej.result;

/**
 * What becomes of a mask with several parts.
 *
 * @param split one region per connected part rather than one for the whole mask
 * @param watershed also cut parts that touch each other apart where they are narrow
 * @param minPixels smaller parts are left out
 */
public record ObjectSettings(boolean split, boolean watershed, int minPixels) {

	/** One region per finding. */
	public static ObjectSettings whole() {
		return new ObjectSettings(false, false, 0);
	}
}
