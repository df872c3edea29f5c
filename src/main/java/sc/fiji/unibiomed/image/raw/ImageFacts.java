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
package sc.fiji.unibiomed.image.raw;

import java.util.List;
import java.util.Map;

/**
 * What is known of an image besides its pixels. Nothing in here changes when the image does.
 *
 * @param names title, file and folder
 * @param size in pixels, channels, slices and time points
 * @param shown the plane that is shown, or of a file the one that is asked about; {@code channel} is the channel that
 *           is shown where one is shown at a time, from 1
 * @param kind of its pixels
 * @param values what raw values mean
 * @param spacing how large pixels are
 * @param tags DICOM tags of the plane that is shown; none in most images
 * @param channelNames in order, empty where a channel has none; may be shorter than the number of channels
 * @param properties texts that are saved with the image under a key, such as the choices of how it is shown to the
 *           model
 */
public record ImageFacts(ImageNames names, Dimensions size, Position shown, PixelKind kind, ValueCalibration values,
	PixelSpacing spacing, DicomTags tags, List<String> channelNames, Map<String, String> properties)
{

	/** Key of the property that says what users call a slice, where they call it otherwise: "frame", for example. */
	public static final String SLICE_WORD = "slice word";

	public ImageFacts {
		channelNames = List.copyOf(channelNames);
		properties = Map.copyOf(properties);
	}

	/** Of an image of which nothing else is known. */
	public static ImageFacts of(final Dimensions size, final PixelKind kind) {
		return new ImageFacts(ImageNames.UNKNOWN, size, new Position(1, 1, 1), kind, ValueCalibration.NONE,
			PixelSpacing.UNKNOWN, DicomTags.NONE, List.of(), Map.of());
	}

	/** Whether pixels are colours already. */
	public boolean isColour() {
		return kind == PixelKind.COLOUR;
	}

	/** What users call a slice. */
	public String sliceWord() {
		return properties.getOrDefault(SLICE_WORD, "slice");
	}

	/** Name of a channel, from 1; empty if it has none. */
	public String channelName(final int channel) {
		return channel <= channelNames.size() ? channelNames.get(channel - 1) : "";
	}

	/** The same under other names. */
	public ImageFacts with(final ImageNames other) {
		return new ImageFacts(other, size, shown, kind, values, spacing, tags, channelNames, properties);
	}

	/** The same with another plane shown. */
	public ImageFacts showing(final Position other) {
		return new ImageFacts(names, size, other, kind, values, spacing, tags, channelNames, properties);
	}

	/** The same with other pixel sizes. */
	public ImageFacts with(final PixelSpacing other) {
		return new ImageFacts(names, size, shown, kind, values, other, tags, channelNames, properties);
	}

	/** The same with other values. */
	public ImageFacts with(final ValueCalibration other) {
		return new ImageFacts(names, size, shown, kind, other, spacing, tags, channelNames, properties);
	}

	/** The same with other tags. */
	public ImageFacts with(final DicomTags other) {
		return new ImageFacts(names, size, shown, kind, values, spacing, other, channelNames, properties);
	}

	/** The same with other names of channels. */
	public ImageFacts withChannelNames(final List<String> other) {
		return new ImageFacts(names, size, shown, kind, values, spacing, tags, other, properties);
	}

	/** The same with other properties. */
	public ImageFacts withProperties(final Map<String, String> other) {
		return new ImageFacts(names, size, shown, kind, values, spacing, tags, channelNames, other);
	}
}
