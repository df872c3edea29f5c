package sc.fiji.unibiomed.imagej.host;

import sc.fiji.unibiomed.models.known.MissingModelException;
import sc.fiji.unibiomed.models.known.NamedModel;
import sc.fiji.unibiomed.runtime.failure.InferenceException;

/** A question cannot be answered because its model is not on this disk. The message is for people, and says how to fetch it. */
public final class AbsentModelException extends InferenceException {

	private static final long serialVersionUID = 1L;

	private final transient NamedModel model;

	AbsentModelException(final MissingModelException missing) {
		super(missing.getMessage(), missing);
		model = missing.model();
	}

	/** Which one. */
	public NamedModel model() {
		return model;
	}
}
