package sc.fiji.unibiomed.findings.measure;

import sc.fiji.unibiomed.image.raw.PixelSpacing;

/** What the numbers of a measure are counted in. */
public enum UnitKind {

	/** Nothing: texts, counts, numbers of places. */
	NONE("", ""),
	/** The image's unit of length, or pixels where it has none. */
	LENGTH("", "unit"),
	/** The square of the image's unit of length, or pixels where it has none. */
	AREA("²", "unit²"),
	/** The cube of the image's unit of length, or pixels where it has none. */
	VOLUME("³", "unit³"),
	/** Pixels of the image, also where it has a unit of length. */
	PIXELS("", "pixels"),
	/** Per cent. */
	PERCENT("", "%"),
	/** A probability, or an estimate of one, 0 to 1. */
	PROBABILITY("", "0 to 1"),
	/** The logarithm of odds: 0 is a probability of one half. */
	LOGIT("", "logit"),
	/** Values of the image's own pixels, Hounsfield units of a CT for example. */
	GREY_VALUE("", "grey value");

	private final String power;
	private final String label;

	UnitKind(final String power, final String label) {
		this.power = power;
		this.label = label;
	}

	/** For people who do not know the image, such as "pixels"; empty for {@link #NONE}. */
	public String label() {
		return label;
	}

	/** The unit in an image, such as "µm²"; empty where numbers of this kind stand alone. */
	public String of(final PixelSpacing spacing) {
		return switch (this) {
			case LENGTH, AREA, VOLUME -> (spacing.isKnown() ? spacing.unit() : "px") + power;
			case PIXELS -> "px";
			case PERCENT -> "%";
			default -> "";
		};
	}
}
