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
package sc.fiji.unibiomed.image.rendering;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.intensity.ColourMerge;
import sc.fiji.unibiomed.image.intensity.CtWindow;
import sc.fiji.unibiomed.image.intensity.IntensityChoice;
import sc.fiji.unibiomed.image.intensity.IntensityWindow;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.image.raw.RawPixels;

/**
 * Planes of an image as the model sees them. Ranges and colours are those that were decided on when this was made; what
 * the user changes in the display later does not change them. The image itself is never touched.
 */
public final class PlaneRendering {

	/** Rows that mostly tell that there is something to see. */
	private static final int MIDDLE_ROWS = 16;
	/** In how many planes, and how many rows of each, it is looked at what is lost of them. */
	private static final int CONTRAST_PLANES = 3;
	private static final int CONTRAST_ROWS = 32;
	/** A plane with more pixels is large. */
	private static final int CONTRAST_PIXELS = 4_000_000;

	private final RawImage image;
	private final ImageRendering looks;

	private PlaneRendering(final RawImage image, final ImageRendering looks) {
		this.image = image;
		this.looks = looks;
	}

	/** Planes as ImageJ would show them now, without overlay and selection. */
	public static PlaneRendering asDisplayed(final RawImage image) {
		return asDisplayed(image, List.of(image.facts().shown()));
	}

	/**
	 * As the other method.
	 *
	 * @param positions the planes asked about; see {@link #of}
	 */
	public static PlaneRendering asDisplayed(final RawImage image, final List<Position> positions) {
		return of(image, positions, IntensityChoice.AS_DISPLAYED, Optional.empty(), List.of());
	}

	/**
	 * Decides how planes are shown. Percentiles are taken over all of them, so that they stay comparable.
	 *
	 * @param positions the planes asked about; not empty. Where one channel is shown only, it is the first one's or, if
	 *           that is 0, the one that the image shows
	 * @param choice any but {@link IntensityChoice#AUTO}
	 * @param customWindow in calibrated values; only for {@link IntensityChoice#CT_CUSTOM}
	 * @param channels from 1, those that are seen; empty for all. Where one can be seen only, it is the first of them
	 * @throws InputException if the image does not go with the choice, or the choice needs something that is missing
	 */
	public static PlaneRendering of(final RawImage image, final List<Position> positions, final IntensityChoice choice,
		final Optional<IntensityWindow> customWindow, final List<Integer> channels)
	{
		final int shown = positions.get(0).channel() == 0
			? Math.max(1, image.facts().shown().channel())
			: positions.get(0).channel();
		final int channel = image.facts().isColour() ? 1 : channels.stream().findFirst().orElse(shown);
		return new PlaneRendering(image, switch (choice) {
			case AUTO -> throw new IllegalArgumentException("The automatic choice must be resolved first.");
			case AS_DISPLAYED -> DisplayedRendering.of(image, channel, channels);
			case CT_CUSTOM -> CtRendering.of(image.facts(), channel, choice,
				customWindow.orElseThrow(() -> new InputException("intensity",
					"'" + choice.label() + "' needs the level and the width of its window.")));
			case MRI -> MriRendering.of(image, positions, channel);
			case FLUORESCENCE -> FluorescenceRendering.of(image, positions, channels);
			default -> CtRendering.of(image.facts(), channel, choice, CtWindow.of(choice).orElseThrow().window());
		});
	}

	/** What was decided, in words for log and provenance, such as "CT abdomen: −150 to 250 HU". */
	public String description() {
		return looks.description();
	}

	/**
	 * Whether there is anything to see in a plane. Looks at a few rows in the middle, and at more only where these do
	 * not tell; of a very large image at its overview.
	 */
	public PlaneContent content(final Position position) {
		final ContentScan scan = new ContentScan(looks);
		final RawImage seen = image.overview();
		final int width = seen.facts().size().width();
		final int height = seen.facts().size().height();
		final Bounds middle = new Bounds(0, Math.max(0, height / 2 - MIDDLE_ROWS / 2), width,
			Math.min(MIDDLE_ROWS, height));
		if (!scan.look(pixels(seen, position, middle), middle)) {
			final Bounds whole = new Bounds(0, 0, width, height);
			scan.look(pixels(seen, position, whole), whole);
		}
		return scan.content(image.facts().values());
	}

	/**
	 * What the way in which planes are shown loses of them, for each channel that is shown; empty where packed colours
	 * are shown as they are. Looks at a few rows of no more than
	 * {@value #CONTRAST_PLANES} planes, and of a very large image at its overview.
	 */
	public List<LostContrast> lostContrast(final List<Position> positions) {
		final boolean colours = looks.areColoursAsTheyAre();
		if (colours && image.display().channels().isEmpty()) {
			return List.of();
		}
		final RawImage seen = image.overview();
		final List<Bounds> rows = contrastRows(seen.facts().size().width(), seen.facts().size().height());
		final int planes = Math.min(CONTRAST_PLANES, positions.size());
		final IntFunction<List<RawPart>> parts = channel -> IntStream.range(0, planes)
			.mapToObj(i -> positions.get((int) ((2L * i + 1) * positions.size() / (2 * planes))))
			.flatMap(at -> rows.stream().map(row -> new RawPart(seen.part(at, channel, row), row))).toList();
		return colours
			? List.of(LostContrast.ofColours(image.display().channel(1), parts.apply(1)))
			: looks.channels().stream().map(look -> LostContrast.of(look, parts.apply(look.channel()))).toList();
	}

	/** Rows from all over a plane; of a large one, of which parts are read one by one, from its middle. */
	private static List<Bounds> contrastRows(final int width, final int height) {
		final int count = Math.min(CONTRAST_ROWS, height);
		return (long) width * height > CONTRAST_PIXELS
			? List.of(new Bounds(0, (height - count) / 2, width, count))
			: IntStream.range(0, count).mapToObj(i -> new Bounds(0, (2 * i + 1) * height / (2 * count), width, 1))
				.toList();
	}

	/** The pixels of each channel that is shown. */
	private RawPixels[] pixels(final RawImage from, final Position position, final Bounds part) {
		// The three colours of an RGB image are in the same pixels, which may have to be read from a file.
		final Map<Integer, RawPixels> read = new HashMap<>();
		return looks.channels().stream()
			.map(look -> read.computeIfAbsent(look.channel(), channel -> from.part(position, channel, part)))
			.toArray(RawPixels[]::new);
	}

	/** A whole plane. */
	public RgbImage plane(final Position position) {
		return part(position, new Bounds(0, 0, image.facts().size().width(), image.facts().size().height()));
	}

	/**
	 * A part of a plane; no more than that is read and rendered.
	 *
	 * @param part inside of the plane, not empty
	 * @throws IndexOutOfBoundsException if the part is not wholly inside
	 */
	public RgbImage part(final Position position, final Bounds part) {
		Objects.checkFromIndexSize(part.x(), part.width(), image.facts().size().width());
		Objects.checkFromIndexSize(part.y(), part.height(), image.facts().size().height());
		final List<ChannelRendering> channels = looks.channels();
		final RawPixels[] pixels = pixels(image, position, part);
		if (looks.areColoursAsTheyAre() && pixels[0].array() instanceof final int[] colours) {
			return unpacked(colours, pixels[0], part);
		}
		if (channels.size() == 1 && pixels[0].array() instanceof final byte[] values) {
			return lookedUp(values, channels.get(0), pixels[0], part);
		}
		final RawPlane[] planes = new RawPlane[pixels.length];
		for (int i = 0; i < planes.length; i++) {
			planes[i] = RawPlane.of(pixels[i].array(), channels.get(i).band());
		}
		final byte[] rgb = new byte[RgbImage.length(part.width(), part.height())];
		final ColourMerge merge = looks.merge();
		int at = 0;
		for (int y = 0; y < part.height(); y++) {
			for (int x = 0; x < part.width(); x++) {
				int colour = merge.ground();
				for (int i = 0; i < planes.length; i++) {
					final int index = (pixels[i].y() + y) * pixels[i].rowLength() + pixels[i].x() + x;
					colour = merge.with(colour, channels.get(i).colour(planes[i], index));
				}
				rgb[at++] = (byte) (colour >> 16);
				rgb[at++] = (byte) (colour >> 8);
				rgb[at++] = (byte) colour;
			}
		}
		return new RgbImage(part.width(), part.height(), rgb);
	}

	/** One channel of 8 bits: most images, so that the colour of each value is found once. */
	private RgbImage lookedUp(final byte[] values, final ChannelRendering look, final RawPixels from,
		final Bounds part)
	{
		final int[] colours = new int[RawPlane.LEVELS_8_BIT];
		for (int value = 0; value < colours.length; value++) {
			colours[value] = looks.merge().with(looks.merge().ground(), look.colour(value));
		}
		final byte[] rgb = new byte[RgbImage.length(part.width(), part.height())];
		int at = 0;
		for (int y = 0; y < part.height(); y++) {
			final int row = (from.y() + y) * from.rowLength() + from.x();
			for (int x = 0; x < part.width(); x++) {
				final int colour = colours[values[row + x] & 0xff];
				rgb[at++] = (byte) (colour >> 16);
				rgb[at++] = (byte) (colour >> 8);
				rgb[at++] = (byte) colour;
			}
		}
		return new RgbImage(part.width(), part.height(), rgb);
	}

	private static RgbImage unpacked(final int[] colours, final RawPixels from, final Bounds part) {
		final byte[] rgb = new byte[RgbImage.length(part.width(), part.height())];
		int at = 0;
		for (int y = 0; y < part.height(); y++) {
			final int row = (from.y() + y) * from.rowLength() + from.x();
			for (int x = 0; x < part.width(); x++) {
				final int colour = colours[row + x];
				rgb[at++] = (byte) (colour >> 16);
				rgb[at++] = (byte) (colour >> 8);
				rgb[at++] = (byte) colour;
			}
		}
		return new RgbImage(part.width(), part.height(), rgb);
	}
}
