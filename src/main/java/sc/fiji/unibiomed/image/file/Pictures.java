package sc.fiji.unibiomed.image.file;

import java.io.IOException;

/** The pictures of a stack, each of which is read when it is asked for. */
@FunctionalInterface
interface Pictures {

	/**
	 * One channel of a plane.
	 *
	 * @param index in the stack, from 0
	 */
	Object pixels(int index) throws IOException;
}
