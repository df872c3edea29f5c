package sc.fiji.unibiomed.doors;

import java.nio.file.Path;

/**
 * A way into the program: a menu entry, a command line, a method. Each question finds a model that has seen nothing
 * yet.
 */
public interface Door {

	/** What people call it. */
	String name();

	/** Whether such a question is asked here; where it can be asked, it must get the same answer. */
	default boolean takes(@SuppressWarnings("unused") final DoorInput input) {
		return true;
	}

	/**
	 * Asks as a user would who says nothing but what must be said.
	 *
	 * @param work an empty folder for this question
	 * @return what came out; a question that is refused is an answer, too
	 * @throws Exception if something breaks; a test fails then
	 */
	Seen ask(DoorInput input, Path work) throws Exception;
}
