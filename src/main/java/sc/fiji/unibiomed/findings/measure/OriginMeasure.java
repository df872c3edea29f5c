package sc.fiji.unibiomed.findings.measure;

import java.util.function.Function;

/** Where a finding comes from: the same text in all rows of an answer. */
public final class OriginMeasure extends Measure {

	private final Function<Provenance, String> of;

	OriginMeasure(final String key, final String heading, final String meaning, final Function<Provenance, String> of) {
		super(key, heading, ValueKind.TEXT, UnitKind.NONE, meaning, (row, all) -> of.apply(all.provenance()));
		this.of = of;
	}

	/** The text; empty if nobody knows. */
	public String of(final Provenance provenance) {
		return of.apply(provenance);
	}
}
