package sc.fiji.unibiomed.interpret;

import sc.fiji.unibiomed.checkpoint.CheckpointException;
import sc.fiji.unibiomed.runtime.Cancellation;
import sc.fiji.unibiomed.runtime.LoadedModel;

/**
 * Answers questions about pictures with a loaded model, each by itself; for several about the same picture there is
 * {@link Conversation}. Answers one question at a time; does not close the model.
 */
public final class Interpreter implements SingleImageInterpreter {

	private final LoadedModel model;
	private final Answering answering;

	/** @throws CheckpointException if the model's tokenizer lacks the tokens for images and masks */
	public Interpreter(final LoadedModel model) throws CheckpointException {
		this.model = model;
		this.answering = new Answering(model, "shorten the prompt or the past text");
	}

	@Override
	public Interpretation interpret(final Question question, final InterpretationListener listener,
		final Cancellation cancellation)
	{
		try (PictureMemory memory = PictureMemory.ofOneQuestion(model)) {
			return answering.answer(question, memory, listener, cancellation);
		}
	}
}
