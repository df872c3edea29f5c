package sc.fiji.unibiomed.interpret.answer;

import java.util.EnumMap;
import java.util.Map;

/** Seconds spent in each stage of an answer. */
public final class Timings {

	private final Map<InterpretationListener.Stage, Double> seconds = new EnumMap<>(InterpretationListener.Stage.class);

	/** Seconds in a stage; 0 for one that was not needed. */
	public double of(final InterpretationListener.Stage stage) {
		return seconds.getOrDefault(stage, 0.0);
	}

	/** Sum over the stages. */
	public double total() {
		return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
	}

	/** Adds the seconds of another answer, stage by stage. */
	public void add(final Timings other) {
		other.seconds.forEach((stage, more) -> seconds.merge(stage, more, Double::sum));
	}

	/** Measures from here until the returned clock is closed, and adds that to the stage. */
	public Clock start(final InterpretationListener.Stage stage) {
		final long begin = System.nanoTime();
		return () -> seconds.merge(stage, (System.nanoTime() - begin) / 1e9, Double::sum);
	}

	/** A running measurement. */
	public interface Clock extends AutoCloseable {

		@Override
		void close();
	}
}
