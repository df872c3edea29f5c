package sc.fiji.unibiomed.interpret.task;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import sc.fiji.unibiomed.checkpoint.CheckpointException;
import sc.fiji.unibiomed.interpret.EncodedPicture;
import sc.fiji.unibiomed.interpret.Interpretation;
import sc.fiji.unibiomed.interpret.Interpreter;
import sc.fiji.unibiomed.interpret.Picture;
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
 * How a question is asked: which frames the model is shown, and whether each as a whole.
 *
 * @param key index of the frame that is shown; counts only if frames are looked at from it
 * @param fieldSide side of the fields in which a frame is looked at; empty for as a whole
 */
public record Asking(FrameOrder order, int key, OptionalInt fieldSide) {

	/** As the reference asks. */
	public static Asking asTheReference(final Optional<Picture> picture) {
		final boolean stack = picture.isPresent() && picture.get().isStack();
		return new Asking(stack ? FrameOrder.REFERENCE : FrameOrder.SINGLE, 0, OptionalInt.empty());
	}

	/** What {@code answer.json} tells of the order. */
	public String framesAsked() {
		return switch (order) {
			case SINGLE -> "whole";
			case REFERENCE -> "reference order";
			case FROM_KEY -> "from frame " + (key + 1);
			case EACH -> "each frame";
		};
	}

	/** @throws CheckpointException if the model cannot look at images */
	public Interpretation ask(final Question question, final LoadedModel model, final FrameListener progress,
		final Cancellation cancellation) throws CheckpointException
	{
		return ask(question, Optional.empty(), model, Optional.empty(), progress, cancellation);
	}

	/**
	 * As the other method.
	 *
	 * @param encoded what was made of the picture before; empty if nothing
	 * @param recent keeps what was computed of single images for further questions about them
	 */
	public Interpretation ask(final Question question, final Optional<EncodedPicture> encoded, final LoadedModel model,
		final Optional<RecentPictures> recent, final FrameListener progress, final Cancellation cancellation)
		throws CheckpointException
	{
		final List<String> notes = question.picture().map(Picture::notes).orElse(List.of());
		return answer(question, encoded, model, recent, progress, cancellation).noting(notes);
	}

	private Interpretation answer(final Question question, final Optional<EncodedPicture> encoded, final LoadedModel model,
		final Optional<RecentPictures> recent, final FrameListener progress, final Cancellation cancellation)
		throws CheckpointException
	{
		return switch (order) {
			case FROM_KEY -> new VolumeInterpreter(model).interpret(question, key, progress, cancellation);
			case EACH -> askEach(question, single(model), progress, cancellation);
			default -> {
				if (isInFields()) {
					yield single(model).interpret(question, progress, cancellation);
				}
				final Interpreter whole = recent.isPresent() ? new Interpreter(model, recent.get()) : new Interpreter(model);
				yield whole.interpret(question, encoded, progress, cancellation);
			}
		};
	}

	private boolean isInFields() {
		return fieldSide.isPresent();
	}

	/** Whether the model is shown the picture as it is, so that it can be looked at before its turn. */
	public boolean canBeEncodedBefore() {
		return (order == FrameOrder.SINGLE || order == FrameOrder.REFERENCE) && !isInFields();
	}

	private static Interpretation askEach(final Question question, final SingleImageInterpreter single,
		final FrameListener progress, final Cancellation cancellation)
	{
		final List<String> names = IntStream.rangeClosed(1, question.picture().orElseThrow().frameCount()).mapToObj(
			frame -> "frame " + frame).toList();
		final AtomicInteger frame = new AtomicInteger();
		// Told directly: the progress of all frames, made for a bar, says nothing of single frames and their fields.
		return new PlaneByPlaneInterpreter((aboutFrame, unused, cancelled) -> {
			progress.frame(frame.incrementAndGet(), names.size());
			return single.interpret(aboutFrame, progress, cancelled);
		}).interpret(question, names, progress, cancellation);
	}

	private SingleImageInterpreter single(final LoadedModel model) throws CheckpointException {
		if (!isInFields()) {
			return new Interpreter(model);
		}
		final LargeImageInterpreter large = new LargeImageInterpreter(model);
		return (question, listener, cancellation) -> large.interpret(question, fieldSide.getAsInt(),
			FieldPlan.DEFAULT_OVERLAP, listener, cancellation);
	}
}
