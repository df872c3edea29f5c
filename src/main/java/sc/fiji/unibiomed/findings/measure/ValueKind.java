package sc.fiji.unibiomed.findings.measure;

/** What the values of a measure are. */
public enum ValueKind {

	/** A whole number. */
	WHOLE_NUMBER("whole number"),
	/** A number with decimals. */
	NUMBER("number"),
	/** Anything else. */
	TEXT("text");

	private final String label;

	ValueKind(final String label) {
		this.label = label;
	}

	/** As people call it, such as "whole number". */
	public String label() {
		return label;
	}
}
