package sc.fiji.unibiomed.image.raw;

/** What raw pixels are, and in which arrays they come. */
public enum PixelKind {

	/** Unsigned 8-bit values, {@code byte[]}. */
	UINT8(8, 256),
	/** Unsigned 16-bit values, {@code short[]}. Signed ones are stored with 32768 added and a calibration that takes it away. */
	UINT16(16, 65536),
	/** 32-bit floating point values, {@code float[]}. */
	FLOAT(32, 0),
	/** Packed 8-bit colours, {@code int[]}: red in bits 16 to 23, green in 8 to 15, blue in 0 to 7. */
	COLOUR(24, 256);

	private final int bits;
	private final int levels;

	PixelKind(final int bits, final int levels) {
		this.bits = bits;
		this.levels = levels;
	}

	/** Bits of a pixel, as ImageJ counts them: 8, 16, 24 or 32. */
	public int bits() {
		return bits;
	}

	/** How many different values a sample can have, which then are 0, 1, 2, …; 0 for 32-bit values. */
	public int levels() {
		return levels;
	}
}
