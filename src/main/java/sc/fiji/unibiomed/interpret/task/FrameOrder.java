package sc.fiji.unibiomed.interpret.task;

/** In which order the frames of a picture are looked at. */
public enum FrameOrder {

	/** There is one frame, or none. */
	SINGLE,
	/** The first frames are shown together, and objects are followed from there, as the reference does it. */
	REFERENCE,
	/** One frame is shown, and objects are followed from it in both directions. */
	FROM_KEY,
	/** Every frame is asked about by itself. */
	EACH
}
