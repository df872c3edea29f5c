package sc.fiji.unibiomed.imagej;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;

import ij.ImagePlus;
import ij.gui.Roi;
import sc.fiji.unibiomed.checkpoint.CheckpointException;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.intensity.IntensityChoice;
import sc.fiji.unibiomed.imagej.intensity.PlaneRendering;
import sc.fiji.unibiomed.interpret.Interpretation;
import sc.fiji.unibiomed.interpret.Picture;
import sc.fiji.unibiomed.interpret.large.FieldPlan;
import sc.fiji.unibiomed.interpret.large.LargeImageInterpreter;
import sc.fiji.unibiomed.runtime.LoadedModel;

/**
 * Planes of an image in the way in which one question shows them to the model.
 *
 * @param picture the planes as frames, rendered when they are needed
 * @param positions of the frames
 * @param fieldSide side of a field of view in pixels along x where planes are looked at field by field; 0 where each
 * is shown          whole
 * @param description what was decided, in words; for the log and for files
 */
record ShownImage(Picture picture, List<Position> positions, int fieldSide, String description) {

	/**
	 * Decides how planes are shown.
	 *
	 * @param modality what the image is
	 * @param question the words it is asked with
	 * @throws InputException if the image does not go with its settings
	 */
	static ShownImage of(final ImagePlus image, final PlaneSelection planes, final ModalityGuess modality,
		final String question)
	{
		final List<Position> positions = planes.positions(image);
		final boolean single = positions.size() == 1;
		final boolean isStack = planes.planes() == Planes.REFERENCE_ORDER && !single;
		return of(image, positions, isStack, single || planes.planes().isEachByItself(), planes.description(image), modality,
			question);
	}

	/** Decides how planes are shown of which each is asked about by itself. */
	static ShownImage of(final ImagePlus image, final List<Position> positions, final ModalityGuess modality,
		final String question)
	{
		return of(image, positions, false, true, "planes of the regions", modality, question);
	}

	private static ShownImage of(final ImagePlus image, final List<Position> positions, final boolean isStack,
		final boolean each, final String planes, final ModalityGuess modality, final String question)
	{
		final ImageInput input = ImageInput.of(image);
		final AutoIntensity intensity = input.intensity() == IntensityChoice.AUTO ? AutoIntensity.choose(image, modality
			.modality(), question) : new AutoIntensity(input.intensity(), "as chosen for this image");
		final PlaneRendering rendering = PlaneRendering.of(image, positions, intensity.choice(), input.window().map(
			LevelAndWidth::window), input.channels());
		final Picture picture = new ImagePlusPicture(image, positions, isStack, rendering);
		final int fieldSide = each && isInFields(input, picture) ? input.tile() : 0;

		final List<String> parts = new ArrayList<>();

		parts.add("modality " + modality.reason());
		parts.add("intensity " + rendering.description() + " (" + intensity.reason() + ")");
		if (image.getNSlices() * image.getNFrames() > 1) {
			parts.add(planes);
		}
		if (fieldSide > 0) {
			parts.add("in fields of " + fieldSide + " pixels");
		}
		return new ShownImage(picture, positions, fieldSide, String.join("; ", parts));
	}

	private static boolean isInFields(final ImageInput input, final Picture picture) {
		return switch (input.large()) {
			case WHOLE -> false;
			case TILES -> true;
			case AUTO -> LargeImageInterpreter.isLarge(picture.width(), picture.height());
		};
	}

	/** An answer about these planes, with what is to be noted of them. */
	ImageAnswer answered(final ImagePlus image, final Task task, final String prompt, final Interpretation answer,
		final List<Described> described, final LoadedModel model, final ModelSettings settings) throws CheckpointException
	{
		return new ImageAnswer(image, task, prompt, answer, positions, described, model.checkpoint().name(),
			model.checkpoint().sha256(), settings, AnswerFacts.of(image, picture, answer, described, description, model));
	}

	/**
	 * The part of a plane that the model sees at once: the field in which the middle of a region lies deepest, or the
	 * whole plane.
	 *
	 * @param region may be null for the middle of the plane
	 */
	Bounds fieldAround(final Roi region) {
		final Bounds whole = new Bounds(0, 0, picture.width(), picture.height());
		if (!inFields()) {
			return whole;
		}
		final Rectangle around = region == null ? new Rectangle(picture.width(), picture.height()) : region.getBounds();
		final FieldPlan plan = FieldPlan.of(picture.width(), picture.height(), fieldSide, FieldPlan.DEFAULT_OVERLAP, picture
			.pixelAspect());
		return plan.field(plan.owner(within((int) around.getCenterX(), picture.width()), within((int) around.getCenterY(),
			picture.height())));
	}

	private static int within(final int at, final int length) {
		return Math.max(0, Math.min(at, length - 1));
	}

	/** Whether each plane is looked at field by field. */
	boolean inFields() {
		return fieldSide > 0;
	}
}
