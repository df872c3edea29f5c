package sc.fiji.unibiomed.interpret;

import sc.fiji.unibiomed.runtime.Cancellation;

/** Somebody who answers questions about single images. */
@FunctionalInterface
public interface SingleImageInterpreter {

	/**
	 * Answers a question.
	 *
	 * @throws PromptException if the question cannot be asked
	 * @throws sc.fiji.unibiomed.runtime.CancelledException if it was cancelled; nothing is left behind
	 * @throws sc.fiji.unibiomed.runtime.InferenceException if a network fails
	 */
	Interpretation interpret(Question question, InterpretationListener listener, Cancellation cancellation);
}
