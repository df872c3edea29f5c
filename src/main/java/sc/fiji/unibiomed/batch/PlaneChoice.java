package sc.fiji.unibiomed.batch;

/** Which pages of an image file are asked about. */
public sealed interface PlaneChoice {

	/** The first page, as most files have no other. */
	PlaneChoice FIRST = new Page(1);

	/** One page, by its number from 1. */
	record Page(int number) implements PlaneChoice {

		public Page {
			if (number < 1) {
				throw new IllegalArgumentException("Pages count from 1, not " + number + ".");
			}
		}

		@Override
		public String toString() {
			return Integer.toString(number);
		}
	}

	/** All pages together. */
	record Stack() implements PlaneChoice {

		@Override
		public String toString() {
			return "stack";
		}
	}

	/**
	 * Reads a page's number, {@code stack}, or nothing, which is the first page.
	 *
	 * @throws IllegalArgumentException if it is none of them
	 */
	static PlaneChoice parse(final String text) {
		final String word = text.strip();
		if (word.isEmpty()) {
			return FIRST;
		}
		if (word.equalsIgnoreCase("stack")) {
			return new Stack();
		}
		try {
			return new Page(Integer.parseInt(word));
		}
		catch (final NumberFormatException e) {
			throw new IllegalArgumentException("'" + word + "' is no page; write a number from 1, or stack.", e);
		}
	}
}
