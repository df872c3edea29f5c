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
package sc.fiji.unibiomed.evaluate.answer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import sc.fiji.unibiomed.evaluate.score.DataFile;
import sc.fiji.unibiomed.evaluate.score.EvaluationItem;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.intensity.IntensityChoice;
import sc.fiji.unibiomed.image.modality.Modality;
import sc.fiji.unibiomed.image.modality.ModalityGuess;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.image.raw.PixelKind;
import sc.fiji.unibiomed.interpret.file.ImageFormats;
import sc.fiji.unibiomed.interpret.file.ImageSource;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;
import sc.fiji.unibiomed.interpret.view.ShownImage;
import sc.fiji.unibiomed.util.Cancellation;

/** The files of items: images as the model sees them, and known masks at the size of their images. */
public final class ItemImages {

	private static final String INTENSITY = "; intensity ";

	private final InputChoice input;
	private final ImageFormats formats = ImageFormats.installed();

	/** @param input how images are shown, as far as somebody said so */
	public ItemImages(final InputChoice input) {
		this.input = input;
	}

	/**
	 * The image of an item as the model sees it, whole.
	 *
	 * @throws sc.fiji.unibiomed.image.InputException if the image does not go with its settings
	 * @throws IOException if it cannot be read; the message is for people
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	public RgbImage image(final EvaluationItem item, final Cancellation cancellation) throws IOException {
		return shown(item, cancellation).picture().frame(0);
	}

	/**
	 * The known masks of an item.
	 *
	 * @param width of its image
	 * @param height of its image
	 * @throws IOException if one cannot be read; the message is for people
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	public List<BinaryMask> known(final EvaluationItem item, final int width, final int height,
		final Cancellation cancellation) throws IOException
	{
		final List<BinaryMask> known = new ArrayList<>();
		for (final DataFile mask : item.masks()) {
			known.add(MaskResize.to(ImageFormats.mask(mask.path(), cancellation), width, height));
		}
		return known;
	}

	/** The authors' scripts know no fields. */
	ShownImage shown(final EvaluationItem item, final Cancellation cancellation) throws IOException {
		try (ImageSource source = formats.open(item.image().path(), PlaneChoice.FIRST, OptionalInt.empty(),
			cancellation))
		{
			final ShownImage shown = ShownImage.of(source.image(), PlaneSelection.of(Planes.CURRENT), choice(item),
				item.prompt());
			// As long as the file is open.
			return shown.with(Picture.of(shown.picture().frame(0)));
		}
	}

	private InputChoice choice(final EvaluationItem item) {
		return input.or(Modality.of(item.modality()).map(modality -> InputChoice.ofModality(modality.label()))
			.orElse(InputChoice.NONE));
	}

	/** What was guessed of an image, how its values became grey where nobody said so, and what is to be known of it. */
	List<String> notes(final EvaluationItem item, final ShownImage shown) {
		final ImageFacts facts = shown.image().facts();
		final List<String> notes = new ArrayList<>();
		if (item.modality().equals(EvaluationItem.UNKNOWN_MODALITY)) {
			final ModalityGuess guess = ShownImage.modality(facts, choice(item), item.prompt());
			notes.add(guess.modality().isPresent() || guess.fluorescence()
				? "modality guessed: " + guess.reason()
				: "modality not known");
		}
		if (input.intensity().isEmpty() && (facts.kind() == PixelKind.UINT16 || facts.kind() == PixelKind.FLOAT ||
			!shown.intensityMode().startsWith(IntensityChoice.AS_DISPLAYED.label())))
		{
			notes.add("values interpreted: " + intensity(shown.description()));
		}
		shown.notes().forEach(note -> notes.add(note.replaceFirst("\\.$", "")));
		return notes;
	}

	/** What {@link ShownImage#description} says of it. */
	private static String intensity(final String description) {
		return description.substring(description.indexOf(INTENSITY) + INTENSITY.length());
	}
}
