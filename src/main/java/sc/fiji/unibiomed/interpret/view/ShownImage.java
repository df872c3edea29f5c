/*-
 * #%L
 * UniBiomed for Fiji: grounded vision-language models in ImageJ.
 * %%
 * Copyright (C) 2026 UniBiomed for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package sc.fiji.unibiomed.interpret.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.intensity.IntensityChoice;
import sc.fiji.unibiomed.image.modality.Modality;
import sc.fiji.unibiomed.image.modality.ModalityGuess;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.image.raw.PixelKind;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.image.rendering.IntensityWindowChooser;
import sc.fiji.unibiomed.image.rendering.PlaneRendering;
import sc.fiji.unibiomed.interpret.large.FieldPlan;
import sc.fiji.unibiomed.interpret.large.LargeImageInterpreter;
import sc.fiji.unibiomed.interpret.question.Picture;

/**
 * Planes of an image in the way in which one question shows them to the model: the one place where it is decided what
 * the networks see, whoever asks and wherever the image comes from.
 *
 * @param image what is shown
 * @param picture the planes as frames, rendered when they are needed
 * @param planes what the planes are to each other
 * @param positions of the frames
 * @param names what users call the frames
 * @param key index of the frame that objects are followed from; 0 where none are
 * @param fieldSide side of a field of view in pixels along x where planes are looked at field by field; 0 where each is
 *           shown whole
 * @param intensityMode how pixel values became grey or colour, whoever decided so: label of an {@link IntensityChoice}
 *           other than {@link IntensityChoice#AUTO}, with the window where it is one of the user's own, and the
 *           channels where these are not all
 * @param description what was decided, in words; for the log and for files
 * @param notes what the user should know about it, one sentence each; mostly empty
 */
public record ShownImage(RawImage image, Picture picture, Planes planes, List<Position> positions, List<String> names,
	int key, int fieldSide, String intensityMode, String description, List<String> notes)
{

	public ShownImage {
		positions = List.copyOf(positions);
		names = List.copyOf(names);
		notes = List.copyOf(notes);
	}

	/**
	 * Decides how planes are shown.
	 *
	 * @param choice what was said with the question
	 * @param question the words it is asked with, or what is asked for; may be blank
	 * @throws InputException if the image does not go with its settings
	 */
	public static ShownImage of(final RawImage image, final PlaneSelection selection, final InputChoice choice,
		final String question)
	{
		final ImageFacts facts = image.facts();
		final List<Position> positions = selection.positions(facts);
		final boolean single = positions.size() == 1;
		final int key = !single && selection.planes().isFollowed() ? selection.keyIndex(facts) : 0;
		final Decision decision = Decision.of(image, positions, choice, question);
		final Picture picture = new RenderedPicture(image, positions, selection.isStack(facts), decision.rendering());
		final boolean each = single && !(selection.planes() == Planes.REFERENCE_ORDER && selection.isStack(facts)) ||
			selection.planes().isEachByItself();
		return shown(image, decision, picture, selection.planes(), positions, selection.names(facts), key, each,
			selection.description(facts), selection.planes() == Planes.CURRENT);
	}

	/**
	 * Decides how planes are shown of which each is asked about by itself.
	 *
	 * @param positions at least one
	 * @throws InputException if the image does not go with its settings
	 */
	public static ShownImage ofPlanes(final RawImage image, final List<Position> positions, final InputChoice choice,
		final String question)
	{
		final Decision decision = Decision.of(image, positions, choice, question);
		final List<String> names = positions.stream().map(at -> "slice " + at.slice() + " time " + at.frame()).toList();
		return shown(image, decision, new RenderedPicture(image, positions, false, decision.rendering()),
			Planes.EACH_PLANE, positions, names, 0, true, "planes of the regions", false);
	}

	private static ShownImage shown(final RawImage image, final Decision decision, final Picture picture,
		final Planes planes, final List<Position> positions, final List<String> names, final int key,
		final boolean each, final String planeWords, final boolean isOneOfMany)
	{
		final ImageFacts facts = image.facts();
		final boolean wanted = isInFields(decision.input(), picture);
		final int fieldSide = each && wanted ? decision.input().tile() : 0;
		final List<String> parts = new ArrayList<>();
		parts.add("modality " + decision.modality().reason());
		parts.add("intensity " + decision.rendering().description() + " (" + decision.intensity().reason() + ")");
		if (facts.size().planes() > 1) {
			parts.add(planeWords);
		}
		if (fieldSide > 0) {
			parts.add("in fields of " + fieldSide + " pixels");
		}
		else if (wanted) {
			parts.add("whole slices, as objects are followed through them");
		}
		final List<String> notes = new ArrayList<>(
			ContrastNotes.of(decision.rendering(), decision.intensity().choice(), positions));
		notes.addAll(image.notes());
		if (isOneOfMany && facts.size().planes() > 1) {
			notes.add(
				"The image has " + facts.size().planes() + " planes; only " + planeName(facts) + " was asked about.");
		}
		// Fields are read when their turn comes, and say so if they are empty; only values that may be no numbers
		// cannot wait, and these are read for their range anyway.
		if (fieldSide == 0 || facts.kind() == PixelKind.FLOAT) {
			notes.addAll(BlankPlanes.notes(decision.rendering(), positions, names, facts.names().title(),
				isOneOfMany && facts.size().planes() > 1 ? BlankPlanes.capital(planeName(facts)) : "The image"));
		}
		return new ShownImage(image, picture, planes, positions, names, key, fieldSide, decision.intensityMode(),
			String.join("; ", parts), notes);
	}

	private static String planeName(final ImageFacts facts) {
		final Position shown = facts.shown();
		return facts.size().times() == 1
			? "slice " + shown.slice()
			: facts.size().slices() == 1
				? "time " + shown.frame()
				: "slice " + shown.slice() + " of time " + shown.frame();
	}

	private static boolean isInFields(final ImageInput input, final Picture picture) {
		return switch (input.large()) {
			case WHOLE -> false;
			case TILES -> true;
			case AUTO -> LargeImageInterpreter.isLarge(picture.width(), picture.height());
		};
	}

	/**
	 * The modality that a question about an image names: the one chosen for the question, else the one chosen for the
	 * image, else the one that the question's own words name, else the guess.
	 *
	 * @throws InputException if the choice cannot be used
	 */
	public static ModalityGuess modality(final ImageFacts image, final InputChoice choice, final String question) {
		if (choice.modality().isPresent()) {
			return ModalityGuess.chosen(choice.modality().get(), "as chosen");
		}
		final String ofImage = ImageInput.of(image).modality();
		if (!ofImage.equals(Modality.AUTO)) {
			return ModalityGuess.chosen(ofImage, "as chosen for this image");
		}
		return ModalityGuess.ofQuestion(question).orElseGet(() -> ModalityGuess.of(image));
	}

	/** What was decided on values, before planes and fields. */
	private record Decision(ImageInput input, ModalityGuess modality, IntensityWindowChooser intensity,
		PlaneRendering rendering)
	{

		static Decision of(final RawImage image, final List<Position> positions, final InputChoice choice,
			final String question)
		{
			final ImageFacts facts = image.facts();
			final ImageInput input = choice.over(ImageInput.of(facts));
			input.requireChannels(facts);
			final ModalityGuess modality = ShownImage.modality(facts, choice, question);
			final IntensityWindowChooser intensity = input.intensity() == IntensityChoice.AUTO
				? IntensityWindowChooser.choose(image, modality.modality(), question)
				: new IntensityWindowChooser(input.intensity(),
					choice.intensity().isPresent() ? "as chosen" : "as chosen for this image");
			final Optional<LevelAndWidth> window = input.window();
			return new Decision(input, modality, intensity, PlaneRendering.of(image, positions, intensity.choice(),
				window.map(LevelAndWidth::window), input.channels()));
		}

		String intensityMode() {
			final String window = intensity.choice() == IntensityChoice.CT_CUSTOM
				? input.window().map(ends -> " " + ends.text()).orElse("")
				: "";
			return intensity.choice().label() + window +
				(input.channels().isEmpty() ? "" : ", channels " + input.channelsText());
		}
	}

	/**
	 * The same with the picture of another question that was shown the same, so that what was computed of it is used
	 * again.
	 *
	 * @param other may be {@code null}
	 */
	public ShownImage sharing(final ShownImage other) {
		final boolean same = other != null && other.image == image && other.positions.equals(positions) &&
			other.description.equals(description) && other.picture.isStack() == picture.isStack();
		return same ? with(other.picture) : this;
	}

	/** The same, where the model has seen a picture already that looks the same. */
	public ShownImage with(final Picture other) {
		return new ShownImage(image, other, planes, positions, names, key, fieldSide, intensityMode, description,
			notes);
	}

	/** Whether several planes are shown. */
	public boolean hasSeveral() {
		return positions.size() > 1;
	}

	/**
	 * The part of a plane that the model sees at once: the field in which the middle of a region lies deepest, or the
	 * whole plane.
	 *
	 * @param region rectangle around it; empty for the middle of the plane
	 */
	public Bounds fieldAround(final Optional<Bounds> region) {
		final Bounds whole = new Bounds(0, 0, picture.width(), picture.height());
		if (!inFields()) {
			return whole;
		}
		final Bounds around = region.orElse(whole);
		final FieldPlan plan = FieldPlan.of(picture.width(), picture.height(), fieldSide, FieldPlan.DEFAULT_OVERLAP,
			picture.pixelAspect());
		return plan.field(plan.owner(within(around.x() + around.width() / 2, picture.width()),
			within(around.y() + around.height() / 2, picture.height())));
	}

	private static int within(final int at, final int length) {
		return Math.max(0, Math.min(at, length - 1));
	}

	/** Whether each plane is looked at field by field. */
	public boolean inFields() {
		return fieldSide > 0;
	}
}
