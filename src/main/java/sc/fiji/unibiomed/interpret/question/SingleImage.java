package sc.fiji.unibiomed.interpret.question;

/** A picture that is one image and no stack. */
public interface SingleImage extends Picture {

	@Override
	default boolean isStack() {
		return false;
	}

	@Override
	default int frameCount() {
		return 1;
	}
}
