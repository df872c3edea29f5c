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
package sc.fiji.unibiomed.fiji.bioformats;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import loci.formats.FormatTools;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.raw.ChannelColours;
import sc.fiji.unibiomed.image.raw.ChannelDisplay;
import sc.fiji.unibiomed.image.raw.Dimensions;
import sc.fiji.unibiomed.image.raw.Display;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.image.raw.RawPixels;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;

/** A series at one level of its pyramid, of which no more is read than is asked for. */
final class SeriesImage implements RawImage {

	private final Series series;
	private final Level level;
	private final List<Position> asked;
	private final ImageFacts facts;
	private final RawImage overview;
	private Display display;

	/** @param overview {@code null} if this is its own */
	private SeriesImage(final Series series, final Level level, final List<Position> asked, final RawImage overview) {
		this.series = series;
		this.level = level;
		this.asked = asked;
		this.overview = overview == null ? this : overview;
		facts = SeriesFacts.of(series, level, new Position(1, asked.get(0).slice(), asked.get(0).frame()));
	}

	/**
	 * An image that shows the plane that was chosen, or the first of all.
	 *
	 * @param overview level on which it is decided how values are shown; not larger than the other
	 * @throws ImageReadException if there is no such page
	 */
	static SeriesImage of(final Series series, final Level level, final Level overview, final PlaneChoice choice)
		throws ImageReadException
	{
		final Dimensions size = new Dimensions(level.width(), level.height(), 1, series.slices(), series.times());
		final List<Position> asked = asked(series, size, choice);
		return new SeriesImage(series, level, asked,
			overview.equals(level) ? null : new SeriesImage(series, overview, asked, null));
	}

	private static List<Position> asked(final Series series, final Dimensions size, final PlaneChoice choice)
		throws ImageReadException
	{
		if (choice instanceof final PlaneChoice.Page page) {
			if (page.number() > size.planes()) {
				throw new ImageReadException(series.file() + " has " + size.planes() +
					(size.planes() == 1 ? " page" : " pages") + ", and page " + page.number() + " was asked about.");
			}
			return List.of(size.plane(page.number() - 1));
		}
		return IntStream.range(0, size.planes()).mapToObj(size::plane).toList();
	}

	@Override
	public ImageFacts facts() {
		return facts;
	}

	/** Channels from the smallest to the largest value of the planes that are asked about; 8-bit values as they are. */
	@Override
	public synchronized Display display() {
		if (overview != this) {
			return overview.display();
		}
		if (display == null) {
			display = facts.isColour() ? Display.single(List.of()) : displayOfValues();
		}
		return display;
	}

	private Display displayOfValues() {
		final int channels = facts.size().channels();
		final List<ChannelDisplay> displays = new ArrayList<>();
		for (int channel = 1; channel <= channels; channel++) {
			final double[] range = series.pixelType() == FormatTools.UINT8 ? new double[] { 0, 255 } : range(channel);
			displays
				.add(new ChannelDisplay(range[0], range[1], channels == 1 ? ChannelColours.grey() : colours(channel)));
		}
		return Display.of(displays);
	}

	private int[] colours(final int channel) {
		final OptionalInt own = series.channelColour(channel - 1);
		return own.isPresent() ? ChannelColours.to(own.getAsInt()) : ChannelColours.ofChannel(channel);
	}

	private double[] range(final int channel) {
		double min = Double.POSITIVE_INFINITY;
		double max = Double.NEGATIVE_INFINITY;
		for (final Position position : asked) {
			final Object pixels = pixels(position, channel);
			for (int i = 0; i < level.width() * level.height(); i++) {
				final double value = ImageJPixels.value(pixels, i);
				if (Double.isFinite(value)) {
					min = Math.min(min, value);
					max = Math.max(max, value);
				}
			}
		}
		return min > max ? new double[] { 0, 0 } : new double[] { min, max };
	}

	@Override
	public Object pixels(final Position position, final int channel) {
		return read(position, channel, new Bounds(0, 0, level.width(), level.height()));
	}

	@Override
	public RawPixels part(final Position position, final int channel, final Bounds part) {
		return RawPixels.whole(read(position, channel, part), part.width());
	}

	private Object read(final Position position, final int channel, final Bounds part) {
		try {
			return facts.isColour()
				? series.colours(level, position, part)
				: ImageJPixels.of(series.pixelType(), series.values(level, position, channel - 1, part));
		}
		catch (final ImageReadException e) {
			throw new UncheckedIOException(e.getMessage(), e);
		}
	}

	@Override
	public RawImage overview() {
		return overview;
	}

	@Override
	public double fullX() {
		return (double) series.levels().get(0).width() / level.width();
	}

	@Override
	public double fullY() {
		return (double) series.levels().get(0).height() / level.height();
	}

	@Override
	public List<String> notes() {
		final List<Level> levels = series.levels();
		final List<String> notes = new ArrayList<>();
		if (levels.size() > 1) {
			notes.add("Level " + level.number() + " of " + levels.size() + " of the image was read: " + level.size() +
				" of " + levels.get(0).size() + ".");
		}
		if (series.lacksPalette()) {
			notes.add("Bio-Formats cannot read the image's table of colours; it is shown in grey.");
		}
		return notes;
	}
}
