package sc.fiji.unibiomed.interpret.task;

import sc.fiji.unibiomed.interpret.InterpretationListener;

/** Also told which frame of a stack is asked about, where each is asked about by itself. */
public interface FrameListener extends InterpretationListener {

	/** For callers who do not want to know. */
	FrameListener NONE = new FrameListener() {};

	/**
	 * A frame is asked about next.
	 *
	 * @param number from 1
	 * @param count of all frames
	 */
	default void frame(final int number, final int count) {}
}
