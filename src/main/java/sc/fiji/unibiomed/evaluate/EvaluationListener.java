package sc.fiji.unibiomed.evaluate;

/** Told how far an evaluation is; called on the thread that evaluates. */
@FunctionalInterface
public interface EvaluationListener {

	/** For callers who do not want to know. */
	EvaluationListener NONE = progress -> {};

	/** Called before the first item and after each. */
	void report(EvaluationProgress progress);
}
