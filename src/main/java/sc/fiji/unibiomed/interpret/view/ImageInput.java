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

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.intensity.IntensityChoice;
import sc.fiji.unibiomed.image.modality.Modality;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.interpret.large.LargeImageInterpreter;

/**
 * How one image is shown to the model. Kept in the properties of the image, so that it is saved with it as TIFF and
 * never concerns another image.
 *
 * @param modality one of {@link Modality#choices}
 * @param intensity how pixel values become grey or colour
 * @param window for {@link IntensityChoice#CT_CUSTOM}
 * @param channels from 1, ascending; empty means all
 * @param large how a large image is shown
 * @param tile side of a tile in pixels
 */
public record ImageInput(String modality, IntensityChoice intensity, Optional<LevelAndWidth> window,
	List<Integer> channels, LargeImages large, int tile)
{

	/** Side of a tile in pixels, if nothing else is said. */
	public static final int DEFAULT_TILE = LargeImageInterpreter.DEFAULT_SIDE;
	/** The smallest side of a tile in pixels. */
	public static final int MIN_TILE = LargeImageInterpreter.MIN_SIDE;

	private static final ImageInput DEFAULTS = new ImageInput(Modality.AUTO, IntensityChoice.AUTO, Optional.empty(),
		List.of(), LargeImages.AUTO, DEFAULT_TILE);

	private static final String MODALITY_KEY = "UniBiomed modality";
	private static final String INTENSITY_KEY = "UniBiomed intensity";
	private static final String WINDOW_KEY = "UniBiomed window";
	private static final String CHANNELS_KEY = "UniBiomed channels";
	private static final String LARGE_KEY = "UniBiomed large images";
	private static final String TILE_KEY = "UniBiomed tile";

	/** @throws InputException if the values cannot be used */
	public ImageInput {
		modality = Modality.choice(modality);
		channels = List.copyOf(channels);
		if (intensity == IntensityChoice.CT_CUSTOM && window.isEmpty()) {
			throw new InputException("window",
				"For '" + intensity.label() + "' write the level and the width of the window, for example 40/400.");
		}
		if (channels.stream().anyMatch(channel -> channel < 1)) {
			throw new InputException("channels", "Channels are counted from 1.");
		}
		if (tile < MIN_TILE) {
			throw new InputException("tile",
				"A tile must have a side of at least " + MIN_TILE + " pixels, not " + tile + ".");
		}
	}

	/** Everything left to the plugin. */
	public static ImageInput defaults() {
		return DEFAULTS;
	}

	/**
	 * Reads what people write.
	 *
	 * @param intensity label of an {@link IntensityChoice}
	 * @param window level and width, such as "40/400", or blank
	 * @param channels such as "1,3" or "1-3", or blank for all
	 * @param large label of a {@link LargeImages}
	 * @throws InputException if something cannot be used; the message says what and why
	 */
	public static ImageInput parse(final String modality, final String intensity, final String window,
		final String channels, final String large, final int tile)
	{
		final IntensityChoice choice = IntensityChoice.of(intensity).orElseThrow(() -> new InputException("intensity",
			"'" + intensity + "' is not a choice of intensity; write one of " + IntensityChoice.labels() + "."));
		return new ImageInput(modality, choice, window(window), ChannelNumbers.parse(channels), LargeImages.of(large),
			tile);
	}

	private static Optional<LevelAndWidth> window(final String text) {
		return text.isBlank() ? Optional.empty() : Optional.of(LevelAndWidth.parse(text));
	}

	/** What an image has; the defaults where it says nothing, or nothing that can be used. */
	public static ImageInput of(final ImageFacts image) {
		final Map<String, String> properties = image.properties();
		final String modality = read(properties, MODALITY_KEY, Modality::choice, DEFAULTS.modality);
		final Optional<LevelAndWidth> window = read(properties, WINDOW_KEY, ImageInput::window, DEFAULTS.window);
		final IntensityChoice stored = read(properties, INTENSITY_KEY,
			text -> IntensityChoice.of(text).orElse(DEFAULTS.intensity), DEFAULTS.intensity);
		final IntensityChoice intensity = stored == IntensityChoice.CT_CUSTOM && window.isEmpty()
			? DEFAULTS.intensity
			: stored;
		final List<Integer> channels = read(properties, CHANNELS_KEY, ChannelNumbers::parse, DEFAULTS.channels);
		final boolean fits = channels.stream().allMatch(channel -> channel <= image.size().channels());
		final int tile = read(properties, TILE_KEY, Integer::parseInt, DEFAULTS.tile);
		return new ImageInput(modality, intensity, window, fits ? channels : DEFAULTS.channels,
			read(properties, LARGE_KEY, LargeImages::of, DEFAULTS.large), tile < MIN_TILE ? DEFAULTS.tile : tile);
	}

	/** Files can hold anything under these keys, and must open nevertheless. */
	private static <T> T read(final Map<String, String> properties, final String key, final Function<String, T> parser,
		final T otherwise)
	{
		final String text = properties.get(key);
		if (text == null) {
			return otherwise;
		}
		try {
			return parser.apply(text);
		}
		catch (final IllegalArgumentException e) {
			return otherwise;
		}
	}

	/** The keys of {@link #properties()}, all of them. */
	public static Set<String> keys() {
		return Set.of(MODALITY_KEY, INTENSITY_KEY, WINDOW_KEY, CHANNELS_KEY, LARGE_KEY, TILE_KEY);
	}

	/** What an image keeps of this, by key. What is left to the plugin leaves no trace. */
	public Map<String, String> properties() {
		final Map<String, String> properties = new HashMap<>();
		keep(properties, MODALITY_KEY, modality, DEFAULTS.modality);
		keep(properties, INTENSITY_KEY, intensity.label(), DEFAULTS.intensity.label());
		keep(properties, WINDOW_KEY, windowText(), DEFAULTS.windowText());
		keep(properties, CHANNELS_KEY, channelsText(), DEFAULTS.channelsText());
		keep(properties, LARGE_KEY, large.label(), DEFAULTS.large.label());
		keep(properties, TILE_KEY, Integer.toString(tile), Integer.toString(DEFAULTS.tile));
		return properties;
	}

	private static void keep(final Map<String, String> properties, final String key, final String value,
		final String standard)
	{
		if (!value.equals(standard)) {
			properties.put(key, value);
		}
	}

	/** @throws InputException if the image has not got the channels; an RGB image has one */
	public void requireChannels(final ImageFacts image) {
		final int count = image.size().channels();
		for (final int channel : channels) {
			if (channel > count) {
				throw new InputException("channels", "There is no channel " + channel + "; the image has " + count +
					(count == 1 ? " channel." : " channels."));
			}
		}
	}

	/** The window as it is written in dialogs and macros; blank if there is none. */
	public String windowText() {
		return window.map(LevelAndWidth::text).orElse("");
	}

	/** The channels as they are written in dialogs and macros; blank for all. */
	public String channelsText() {
		return ChannelNumbers.text(channels);
	}
}
