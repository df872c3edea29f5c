package sc.fiji.unibiomed.util;

/** Told how far a piece of work is. */
@FunctionalInterface
public interface Progress {

	/** For callers who do not want to know. */
	Progress NONE = (done, total) -> {};

	/** @param total how much there is to do, in the unit of {@code done} */
	void report(long done, long total);
}
