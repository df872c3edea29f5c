package sc.fiji.unibiomed.imagej;

import java.util.List;

import ij.ImagePlus;
import sc.fiji.unibiomed.checkpoint.CheckpointException;
import sc.fiji.unibiomed.interpret.Interpretation;
import sc.fiji.unibiomed.interpret.InterpretationListener;
import sc.fiji.unibiomed.interpret.Interpreter;
import sc.fiji.unibiomed.interpret.PlaneByPlaneInterpreter;
import sc.fiji.unibiomed.interpret.Question;
import sc.fiji.unibiomed.interpret.RecentPictures;
import sc.fiji.unibiomed.interpret.SingleImageInterpreter;
import sc.fiji.unibiomed.interpret.VolumeInterpreter;
import sc.fiji.unibiomed.interpret.large.FieldPlan;
import sc.fiji.unibiomed.interpret.large.LargeImageInterpreter;
import sc.fiji.unibiomed.runtime.Cancellation;
import sc.fiji.unibiomed.runtime.LoadedModel;

/**
 * A question about planes of an image, asked in the way that the user chose for them.
 *
 * @param planes what the planes are to each other
 * @param shown the planes as the model shall see them
 * @param names what users call them
 * @param key index of the plane that objects are followed from, noted before the user shows another one
 */
record PlaneQuestions(Planes planes, ShownImage shown, List<String> names, int key) {

	/** Notes what is shown now. */
	static PlaneQuestions of(final ImagePlus image, final PlaneSelection selection, final ShownImage shown) {
		final int key = selection.planes().isFollowed() ? selection.keyIndex(image) : 0;
		return new PlaneQuestions(selection.planes(), shown, selection.names(image), key);
	}

	/**
	 * Asks.
	 *
	 * @param recent what is kept of pictures for further questions
	 * @throws CheckpointException if the model cannot look at images
	 */
	Interpretation ask(final LoadedModel model, final RecentPictures recent, final String prompt,
		final InterpretationListener listener, final Cancellation cancellation) throws CheckpointException
	{
		final Question question = Question.about(shown.picture(), prompt);
		final SingleImageInterpreter single = single(model, recent);
		final boolean several = shown.positions().size() > 1;
		if (several && planes.isFollowed()) {
			return new VolumeInterpreter(model).interpret(question, key, listener, cancellation);
		}
		if (several && planes.isEachByItself()) {
			return new PlaneByPlaneInterpreter(single).interpret(question, names, listener, cancellation);
		}
		return single.interpret(question, listener, cancellation);
	}

	private SingleImageInterpreter single(final LoadedModel model,
		final RecentPictures recent) throws CheckpointException {
		if (!shown.inFields()) {
			return new Interpreter(model, recent);
		}
		final LargeImageInterpreter large = new LargeImageInterpreter(model);
		return (question, listener, cancellation) -> large.interpret(question, shown.fieldSide(), FieldPlan.DEFAULT_OVERLAP,
			listener, cancellation);
	}
}
