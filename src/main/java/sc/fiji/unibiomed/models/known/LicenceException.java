package sc.fiji.unibiomed.models.known;

import java.io.IOException;

/** The user has not agreed to a model's licence, so it was not fetched. The message is for people. */
public final class LicenceException extends IOException {

	private static final long serialVersionUID = 1;

	private final transient Licence licence;

	public LicenceException(final Licence licence) {
		super("The licence of " + licence.model() + " was not accepted, so nothing was fetched.");
		this.licence = licence;
	}

	/** The licence. */
	public Licence licence() {
		return licence;
	}
}
