package sc.fiji.unibiomed.interpret;

import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.question.PromptException;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.util.Cancellation;

/** Somebody who answers questions about single images. */
@FunctionalInterface
public interface SingleImageInterpreter {

	/**
	 * Answers a question.
	 *
	 * @throws PromptException if the question cannot be asked
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled; nothing is left behind
	 * @throws sc.fiji.unibiomed.runtime.failure.InferenceException if a network fails
	 */
	Interpretation interpret(Question question, InterpretationListener listener, Cancellation cancellation);
}
