package sc.fiji.unibiomed.batch;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A share of a plan, for one of several processes.
 *
 * @param number from 1 to count
 * @param count how many shares there are
 */
public record Shard(int number, int count) {

	/** Everything. */
	public static final Shard ALL = new Shard(1, 1);

	private static final Pattern FORM = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

	public Shard {
		if (count < 1 || number < 1 || number > count) {
			throw new IllegalArgumentException("A shard is i/n with i from 1 to n, not " + number + "/" + count + ".");
		}
	}

	/**
	 * Reads {@code i/n}.
	 *
	 * @throws IllegalArgumentException if it has another form
	 */
	public static Shard parse(final String text) {
		final Matcher matcher = FORM.matcher(text.strip());
		if (!matcher.matches()) {
			throw new IllegalArgumentException("A shard is i/n with i from 1 to n, such as 3/8, not '" + text + "'.");
		}
		return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
	}

	/**
	 * The entries of this share. Images go round the shares, and all questions about an image are in one of them, so that it is
	 * looked at once.
	 */
	public List<BatchEntry> of(final BatchPlan plan) {
		final List<BatchEntry> all = plan.entries();
		final int[] image = new int[all.size()];
		for (int i = 1; i < image.length; i++) {
			final boolean same = all.get(i).file().equals(all.get(i - 1).file()) && all.get(i).plane().equals(all.get(i - 1).plane());
			image[i] = image[i - 1] + (same ? 0 : 1);
		}
		return IntStream.range(0, all.size()).filter(i -> image[i] % count == number - 1).mapToObj(all::get).toList();
	}

	@Override
	public String toString() {
		return number + "/" + count;
	}
}
