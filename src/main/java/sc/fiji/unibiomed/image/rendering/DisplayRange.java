package sc.fiji.unibiomed.image.rendering;

/**
 * The raw values that ImageJ shows with the first and the last colour of a table.
 *
 * @param min may be not-a-number in a 32-bit image without numbers
 * @param max likewise
 */
record DisplayRange(double min, double max) {

	private static final int LAST = 255;

	/**
	 * The tone in which ImageJ shows a raw value. It scales by its own rules, one for each type of image ({@code
	 * create8BitImage} of its processors), which are kept to the last digit.
	 *
	 * @param levels see {@link RawPlane#levels()}
	 */
	int tone(final int levels, final double raw) {
		return switch (levels) {
			// The range is in the table of colours.
			case RawPlane.LEVELS_8_BIT -> Math.max(0, Math.min((int) raw, LAST));
			case RawPlane.LEVELS_16_BIT -> tone(raw - (int) min, 256.0 / ((int) max - (int) min + 1));
			default -> tone(raw - min, 255.0 / (max - min));
		};
	}

	private static int tone(final double above, final double scale) {
		// What is not a number becomes 0 here, and what is too large the largest whole number.
		return Math.min((int) (Math.max(above, 0) * scale + 0.5), LAST) & 0xff;
	}
}
