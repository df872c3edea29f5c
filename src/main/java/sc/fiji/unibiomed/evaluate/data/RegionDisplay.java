package sc.fiji.unibiomed.evaluate.data;

import java.util.Arrays;
import java.util.Optional;

import sc.fiji.unibiomed.evaluate.answer.RegionBox;

/** How a region that is asked about is shown to the model. */
public enum RegionDisplay {

	/** As UniBiomed's scripts do: a green box is drawn into the image, see {@link RegionBox}. */
	BOX("box"),
	/** With the visual prompt of Sa2VA models: the mask is given beside the image. */
	MASK("mask");

	private final String key;

	RegionDisplay(final String key) {
		this.key = key;
	}

	/** In options and files. */
	public String key() {
		return key;
	}

	/** The one with a key, in any case; empty if there is none. */
	public static Optional<RegionDisplay> of(final String key) {
		return Arrays.stream(values()).filter(display -> display.key.equalsIgnoreCase(key.strip())).findFirst();
	}
}
