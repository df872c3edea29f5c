package sc.fiji.unibiomed.imagej;

import java.util.ArrayList;
import java.util.List;

import ij.ImagePlus;
import sc.fiji.unibiomed.checkpoint.CheckpointException;
import sc.fiji.unibiomed.image.intensity.IntensityChoice;
import sc.fiji.unibiomed.imagej.intensity.PlaneRendering;
import sc.fiji.unibiomed.interpret.Interpretation;
import sc.fiji.unibiomed.interpret.Picture;
import sc.fiji.unibiomed.interpret.large.LargeImageInterpreter;
import sc.fiji.unibiomed.runtime.LoadedModel;

/**
 * Planes of an image in the way in which one question shows them to the model.
 *
 * @param picture the planes as frames, rendered when they are needed
 * @param positions of the frames
 * @param fieldSide side of a field of view in pixels along x where planes are looked at field by field; 0 where each is shown
 *          whole
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
		final PlaneRendering rendering = PlaneRendering.of(image, positions, intensity.choice(), input.window().map(LevelAndWidth::window), input
			.channels());
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
			case AUTO -> Math.max(picture.width(), picture.height()) > LargeImageInterpreter.LARGE;
		};
	}

	/** An answer about these planes, with what is to be noted of them. */
	ImageAnswer answered(final ImagePlus image, final Task task, final String prompt, final Interpretation answer,
		final List<Described> described, final LoadedModel model, final ModelSettings settings) throws CheckpointException
	{
		return new ImageAnswer(image, task, prompt, answer, positions, described, model.checkpoint().name(), model.checkpoint()
			.sha256(), settings, AnswerFacts.of(picture, description));
	}

	/** Whether each plane is looked at field by field. */
	boolean inFields() {
		return fieldSide > 0;
	}
}
