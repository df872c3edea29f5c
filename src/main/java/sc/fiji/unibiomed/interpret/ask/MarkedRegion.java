package sc.fiji.unibiomed.interpret.ask;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.raw.Position;

/**
 * A region of an image that somebody asks about.
 *
 * @param mask as large as a plane; an empty one is seen by nobody, and the answer says so
 * @param position the plane
 * @param name what the user calls it; blank for none
 */
public record MarkedRegion(BinaryMask mask, Position position, String name) {

	public MarkedRegion {
		position = position.allChannels();
		name = name == null ? "" : name;
	}
}
