package sc.fiji.unibiomed.image.raw;

/**
 * A plane of an image.
 *
 * @param channel from 1; 0 means all channels
 * @param slice from 1
 * @param frame time point, from 1
 */
public record Position(int channel, int slice, int frame) {

	/** The only plane of an image that has one. */
	public static final Position FIRST = new Position(0, 1, 1);

	/** The same plane, with all channels. */
	public Position allChannels() {
		return channel == 0 ? this : new Position(0, slice, frame);
	}
}
