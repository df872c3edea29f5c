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
package sc.fiji.unibiomed.image.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import sc.fiji.unibiomed.image.intensity.ColourMerge;
import sc.fiji.unibiomed.image.raw.ChannelDisplay;
import sc.fiji.unibiomed.image.raw.Display;
import sc.fiji.unibiomed.image.raw.PixelKind;
import sc.fiji.unibiomed.image.raw.Position;

/** How ImageJ shows an image that it has just opened. */
final class OpenedDisplay {

	private static final String PROJECTION = "CompositeProjection";

	private final PixelKind kind;
	private final Layout layout;
	private final ImageJText text;
	private final Pictures pictures;
	private final boolean isOnePiece;

	/**
	 * Of an image.
	 *
	 * @param isOnePiece whether ImageJ looks for values in all pictures if the first one has a single value only
	 * @param pictures are read only if ranges follow from them
	 */
	OpenedDisplay(final PixelKind kind, final Layout layout, final ImageJText text, final boolean isOnePiece,
		final Pictures pictures)
	{
		this.isOnePiece = isOnePiece;
		this.kind = kind;
		this.layout = layout;
		this.text = text;
		this.pictures = pictures;
	}

	/** Colours as they are. */
	static Display ofColours() {
		return Display.single(List.of());
	}

	/** All channels alike. */
	Display alike(final int[] colours) throws IOException {
		final ValueRange range = common();
		return Display
			.single(Collections.nCopies(layout.channels(), new ChannelDisplay(range.min(), range.max(), colours)));
	}

	/** The range of the first picture, which ImageJ has for all channels that have none of their own. */
	private ValueRange common() throws IOException {
		final ValueRange range = savedRange();
		if (isOnePiece && range.isOneValue()) {
			return kind == PixelKind.UINT8 ? ValueRange.BYTES : ofAll();
		}
		return range;
	}

	private ValueRange savedRange() throws IOException {
		final ValueRange saved = new ValueRange(text.number("min"), text.number("max"));
		if (saved.isZero() || kind == PixelKind.UINT8 && saved.max() < saved.min()) {
			return ofPicture(0);
		}
		return kind == PixelKind.FLOAT
			? new ValueRange((float) saved.min(), (float) saved.max())
			: new ValueRange((int) Math.round(saved.min()), (int) Math.round(saved.max()));
	}

	private ValueRange ofAll() throws IOException {
		ValueRange range = new ValueRange(Double.MAX_VALUE, -Double.MAX_VALUE);
		for (int i = 0; i < layout.channels() * layout.slices() * layout.times(); i++) {
			range = range.with(ofPicture(i));
		}
		return range;
	}

	private ValueRange ofPicture(final int index) throws IOException {
		return kind == PixelKind.UINT8 ? ValueRange.BYTES : ValueRange.of(pictures.pixels(index));
	}

	/**
	 * Channels of their own.
	 *
	 * @param isOfFirstPlane whether their range is that of all channels of the first plane, unless the file says
	 *           another
	 */
	Display channels(final CompositeMode mode, final ImageJMetadata metadata, final boolean isOfFirstPlane)
		throws IOException
	{
		final List<ValueRange> saved = metadata.ranges();
		final boolean areSaved = saved.size() == layout.channels();
		final ValueRange common = areSaved ? null : isOfFirstPlane ? ofFirstPlane() : common();
		final List<int[]> tables = metadata.tables();
		final List<ChannelDisplay> channels = new ArrayList<>();
		for (int i = 0; i < layout.channels(); i++) {
			final int[] own = i < tables.size() ? tables.get(i) : LookUpTables.ofChannel(i);
			final ValueRange range = areSaved ? saved.get(i) : common;
			// ImageJ takes this for a range that was not set.
			final ValueRange shown = range.isZero() ? ofPicture(layout.index(Position.FIRST, i + 1)) : range;
			channels.add(new ChannelDisplay(shown.min(), shown.max(),
				mode == CompositeMode.GREY ? LookUpTables.grey() : own, own, true));
		}
		return mode == CompositeMode.MERGED
			? new Display(true, merge(metadata.properties()), channels)
			: Display.single(channels);
	}

	private ValueRange ofFirstPlane() throws IOException {
		ValueRange range = ofPicture(0);
		for (int channel = 2; channel <= layout.channels(); channel++) {
			range = range.with(ofPicture(layout.index(Position.FIRST, channel)));
		}
		return range;
	}

	private static ColourMerge merge(final Map<String, String> properties) {
		final String projection = properties.getOrDefault(PROJECTION, "").toLowerCase(Locale.ROOT);
		if (projection.contains("max")) {
			return ColourMerge.MAX;
		}
		if (projection.contains("min")) {
			return ColourMerge.MIN;
		}
		return projection.contains("invert") ? ColourMerge.INVERT : ColourMerge.SUM;
	}
}
