package sc.fiji.unibiomed.image.raw;

/**
 * How software shows one channel: values between {@code min} and {@code max} become the 256 tones of a table of colours.
 * Packed colours have red in bits 16 to 23, green in 8 to 15, blue in 0 to 7.
 *
 * @param min raw value of the first colour; may be not-a-number in a 32-bit image without numbers
 * @param max raw value of the last colour; likewise
 * @param shown the 256 colours that it is shown with now; not changed by the range, also in 8-bit images
 * @param own the 256 colours of the channel itself, also where it is shown in grey
 * @param isVisible whether it is among those that are shown
 */
public record ChannelDisplay(double min, double max, int[] shown, int[] own, boolean isVisible) {

	/** Shown with its own colours. */
	public ChannelDisplay(final double min, final double max, final int[] colours) {
		this(min, max, colours, colours, true);
	}
}
