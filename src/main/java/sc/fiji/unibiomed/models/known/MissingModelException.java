package sc.fiji.unibiomed.models.known;

import java.io.IOException;

/** A model is not on this disk, and could be fetched. The message is for people, and says how. */
public final class MissingModelException extends IOException {

	private static final long serialVersionUID = 1;

	private final transient NamedModel model;

	public MissingModelException(final NamedModel model, final String message) {
		super(message);
		this.model = model;
	}

	/** Which one. */
	public NamedModel model() {
		return model;
	}
}
