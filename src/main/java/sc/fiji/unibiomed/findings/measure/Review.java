package sc.fiji.unibiomed.findings.measure;

import java.util.Locale;
import java.util.Objects;

/**
 * What a person thinks of a finding.
 *
 * @param note free text, may be empty
 */
public record Review(Status status, String note) {

	/** The verdict. */
	public enum Status {
		UNREVIEWED, ACCEPTED, REJECTED;

		/** As files and people write it, such as "accepted". */
		public String label() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	public Review {
		Objects.requireNonNull(status, "status");
		Objects.requireNonNull(note, "note");
	}

	/** Nobody has looked yet. */
	public static Review none() {
		return new Review(Status.UNREVIEWED, "");
	}
}
