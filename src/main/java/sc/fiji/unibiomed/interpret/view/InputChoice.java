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
import java.util.Locale;
import java.util.Optional;

import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.intensity.IntensityChoice;
import sc.fiji.unibiomed.image.modality.Modality;

/**
 * How one question shows its image to the model, as far as somebody said so with the question; the rest is left to what
 * was chosen for the image ({@link ImageInput}), and then to the program.
 *
 * @param modality one of {@link Modality#choices} but {@link Modality#AUTO}
 * @param intensity how pixel values become grey or colour; {@link IntensityChoice#AUTO} decides anew, whatever the
 *           image says
 * @param window for {@link IntensityChoice#CT_CUSTOM}, and only with it
 * @param channels from 1, ascending, at least one
 * @param large how a large image is shown
 * @param tile side of a field in pixels, at least {@link ImageInput#MIN_TILE}
 */
public record InputChoice(Optional<String> modality, Optional<IntensityChoice> intensity,
	Optional<LevelAndWidth> window, Optional<List<Integer>> channels, Optional<LargeImages> large,
	Optional<Integer> tile)
{

	/** Nothing was said. */
	public static final InputChoice NONE = new InputChoice(Optional.empty(), Optional.empty(), Optional.empty(),
		Optional.empty(), Optional.empty(), Optional.empty());

	private static final String AUTO = "auto";
	private static final String WHOLE = "whole";

	/** @throws InputException if something in it cannot be used */
	public InputChoice {
		if (intensity.filter(IntensityChoice.CT_CUSTOM::equals).isPresent() && window.isEmpty()) {
			throw new InputException("window", "For '" + IntensityChoice.CT_CUSTOM.label() +
				"' write the level and the width of the window, for example 40/400.");
		}
		if (tile.isPresent() && tile.get() < ImageInput.MIN_TILE) {
			throw new InputException("fields",
				"Fields must have a side of at least " + ImageInput.MIN_TILE + " pixels, not " + tile.get() + ".");
		}
	}

	/** Of a question that says the modality only; see {@link Modality#choices}. */
	public static InputChoice ofModality(final String modality) {
		return new InputChoice(said(modality), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
			Optional.empty());
	}

	/**
	 * Reads what people write. Everything may be blank, which leaves it to the image.
	 *
	 * @param modality one of {@link Modality#choices}
	 * @param intensity label of an {@link IntensityChoice}; hyphens may stand for blanks, and {@code displayed} for
	 *           {@code as displayed}
	 * @param window level and width, such as "40/400"; without an intensity, or with {@code auto}, it decides on it
	 * @param channels such as "1,3" or "1-3"
	 * @param fields {@code auto}, {@code whole}, or the side of a field in pixels
	 * @throws InputException if something cannot be used; the message says what and why
	 */
	public static InputChoice parse(final String modality, final String intensity, final String window,
		final String channels, final String fields)
	{
		final Optional<LevelAndWidth> ends = window.isBlank()
			? Optional.empty()
			: Optional.of(LevelAndWidth.parse(window));
		final Optional<IntensityChoice> said = intensity.isBlank()
			? Optional.empty()
			: Optional.of(intensity(intensity));
		if (ends.isPresent() && said.isPresent() && said.get() != IntensityChoice.AUTO &&
			said.get() != IntensityChoice.CT_CUSTOM)
		{
			throw new InputException("window",
				"A window of one's own does not go with '" + said.get().label() + "'; leave out one of them.");
		}
		final List<Integer> numbers = ChannelNumbers.parse(channels);
		final String shown = fields.strip().toLowerCase(Locale.ROOT);
		final Optional<Integer> side = shown.isEmpty() || shown.equals(AUTO) || shown.equals(WHOLE)
			? Optional.empty()
			: Optional.of(side(fields));
		final Optional<LargeImages> large = shown.isEmpty()
			? Optional.empty()
			: Optional.of(
				shown.equals(AUTO) ? LargeImages.AUTO : shown.equals(WHOLE) ? LargeImages.WHOLE : LargeImages.TILES);
		return new InputChoice(said(modality), ends.isPresent() ? Optional.of(IntensityChoice.CT_CUSTOM) : said, ends,
			numbers.isEmpty() ? Optional.empty() : Optional.of(numbers), large, side);
	}

	private static Optional<String> said(final String modality) {
		return Optional.of(Modality.choice(modality)).filter(choice -> !choice.equals(Modality.AUTO));
	}

	/** @throws InputException if there is no such choice */
	private static IntensityChoice intensity(final String text) {
		final String words = text.strip().replaceAll("[-_\\s]+", " ");
		return IntensityChoice.of(words.equalsIgnoreCase("displayed") ? IntensityChoice.AS_DISPLAYED.label() : words)
			.orElseThrow(() -> new InputException("intensity",
				"'" + text + "' is not a choice of intensity; write one of " + IntensityChoice.labels() + "."));
	}

	private static int side(final String text) {
		try {
			return Integer.parseInt(text.strip());
		}
		catch (final NumberFormatException e) {
			throw new InputException("fields", "Fields must be auto, whole, or a side of at least " +
				ImageInput.MIN_TILE + " pixels, not '" + text + "'.");
		}
	}

	/** What is in force for an image that has choices of its own. */
	public ImageInput over(final ImageInput ofImage) {
		return new ImageInput(modality.orElse(ofImage.modality()), intensity.orElse(ofImage.intensity()),
			window.or(ofImage::window), channels.orElse(ofImage.channels()), large.orElse(ofImage.large()),
			tile.orElse(ofImage.tile()));
	}

	/** The same, and where this says nothing, the other. */
	public InputChoice or(final InputChoice other) {
		return new InputChoice(modality.or(other::modality), intensity.or(other::intensity),
			intensity.isPresent() ? window : window.or(other::window), channels.or(other::channels),
			large.or(other::large), large.isPresent() ? tile : tile.or(other::tile));
	}

	/**
	 * What {@link #parse} reads, in its order: modality, intensity, window, channels and fields; blank where nothing
	 * was said.
	 */
	public List<String> texts() {
		final boolean isWindow = intensity.filter(IntensityChoice.CT_CUSTOM::equals).isPresent();
		final String shown = large.map(choice -> switch (choice) {
			case AUTO -> AUTO;
			case WHOLE -> WHOLE;
			case TILES -> Integer.toString(tile.orElse(ImageInput.DEFAULT_TILE));
		}).orElse("");
		return List.of(modality.orElse(""), isWindow ? "" : intensity.map(IntensityChoice::label).orElse(""),
			window.map(LevelAndWidth::text).orElse(""), channels.map(ChannelNumbers::text).orElse(""), shown);
	}

	/** What was said, in words that tell two choices apart; empty if nothing was. */
	@Override
	public String toString() {
		final List<String> said = new ArrayList<>();
		modality.ifPresent(choice -> said.add("modality " + choice));
		intensity.ifPresent(choice -> said.add("intensity " + choice.label()));
		window.ifPresent(ends -> said.add("window " + ends.text()));
		channels.ifPresent(numbers -> said.add("channels " + ChannelNumbers.text(numbers)));
		large.ifPresent(choice -> said.add("large images " + choice.label()));
		tile.ifPresent(side -> said.add("side " + side));
		return String.join(", ", said);
	}
}
