package sc.fiji.unibiomed.imagej;

import ij.ImagePlus;
import sc.fiji.unibiomed.checkpoint.CheckpointException;
import sc.fiji.unibiomed.interpret.Interpretation;
import sc.fiji.unibiomed.interpret.InterpretationListener;
import sc.fiji.unibiomed.interpret.Interpreter;
import sc.fiji.unibiomed.interpret.PlaneByPlaneInterpreter;
import sc.fiji.unibiomed.interpret.Question;
import sc.fiji.unibiomed.interpret.SingleImageInterpreter;
import sc.fiji.unibiomed.interpret.VolumeInterpreter;
import sc.fiji.unibiomed.runtime.Cancellation;
import sc.fiji.unibiomed.runtime.LoadedModel;

/** Asks a model about planes of an image in the way that the user chose for them. */
final class PlaneQuestions {

	private final ImagePlus image;
	private final PlaneSelection selection;

	PlaneQuestions(final ImagePlus image, final PlaneSelection selection) {
		this.image = image;
		this.selection = selection;
	}

	/** Whether the model sees the planes as one stack, in the order of the reference. */
	boolean isStack() {
		return selection.planes() == Planes.REFERENCE_ORDER && selection.positions(image).size() > 1;
	}

	/**
	 * Asks.
	 *
	 * @param question about the planes of the selection, as frames
	 * @throws CheckpointException if the model cannot look at images
	 */
	Interpretation ask(final LoadedModel model, final Question question, final InterpretationListener listener,
		final Cancellation cancellation) throws CheckpointException
	{
		final SingleImageInterpreter single = new Interpreter(model);
		if (question.picture().orElseThrow().frameCount() == 1) {
			return single.interpret(question, listener, cancellation);
		}
		if (selection.planes().isFollowed()) {
			return new VolumeInterpreter(model).interpret(question, selection.keyIndex(image), listener, cancellation);
		}
		if (selection.planes().isEachByItself()) {
			return new PlaneByPlaneInterpreter(single).interpret(question, selection.names(image), listener, cancellation);
		}
		return single.interpret(question, listener, cancellation);
	}
}
