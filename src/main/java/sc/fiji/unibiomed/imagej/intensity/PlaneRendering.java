package sc.fiji.unibiomed.imagej.intensity;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import ij.ImagePlus;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.intensity.ColourMerge;
import sc.fiji.unibiomed.image.intensity.CtWindow;
import sc.fiji.unibiomed.image.intensity.IntensityChoice;
import sc.fiji.unibiomed.image.intensity.IntensityWindow;
import sc.fiji.unibiomed.imagej.InputException;
import sc.fiji.unibiomed.imagej.Position;

/**
 * Planes of an open image as the model sees them. Ranges and colours are those that were decided on when this was
 * made; what the user changes in the display later does not change them. The image itself is never touched.
 */
public final class PlaneRendering {

	private final PlaneSource source;
	private final Looks looks;

	private PlaneRendering(final PlaneSource source, final Looks looks) {
		this.source = source;
		this.looks = looks;
	}

	/**
	 * Planes as ImageJ shows them now, without overlay and selection.
	 *
	 * @param positions the planes asked about; not empty
	 */
	public static PlaneRendering asDisplayed(final ImagePlus image, final List<Position> positions) {
		return of(image, positions, IntensityChoice.AS_DISPLAYED, Optional.empty(), List.of());
	}

	/**
	 * Decides how planes are shown. Percentiles are taken over all of them, so that they stay comparable.
	 *
	 * @param positions the planes asked about; not empty. Where one channel is shown only, it is the first one's or, if
	 * that          is 0, the one that the image shows
	 * @param choice any but {@link IntensityChoice#AUTO}
	 * @param customWindow in calibrated values; only for {@link IntensityChoice#CT_CUSTOM}
	 * @param channels from 1, only for {@link IntensityChoice#FLUORESCENCE}; empty for all
	 * @throws InputException if the image does not go with the choice, or the choice needs something that is missing
	 */
	public static PlaneRendering of(final ImagePlus image, final List<Position> positions, final IntensityChoice choice,
		final Optional<IntensityWindow> customWindow, final List<Integer> channels)
	{
		final PlaneSource source = new PlaneSource(image);
		final int channel = positions.get(0).channel() == 0 ? image.getC() : positions.get(0).channel();
		return new PlaneRendering(source, switch (choice) {
			case AUTO -> throw new IllegalArgumentException("The automatic choice must be resolved first.");
			case AS_DISPLAYED -> DisplayedLooks.of(image, source, channel);
			case CT_CUSTOM -> CtLooks.of(image, source, channel, choice, customWindow.orElseThrow(() -> new InputException(
				"intensity", "'" + choice.label() + "' needs the level and the width of its window.")));
			case MRI -> MriLooks.of(image, source, positions, channel);
			case FLUORESCENCE -> FluorescenceLooks.of(image, source, positions, channels);
			default -> CtLooks.of(image, source, channel, choice, CtWindow.of(choice).orElseThrow().window());
		});
	}

	/** What was decided, in words for log and provenance, such as "CT abdomen: −150 to 250 HU". */
	public String description() {
		return looks.description();
	}

	/** A whole plane. */
	public RgbImage plane(final Position position) {
		return part(position, new Bounds(0, 0, source.width(), source.height()));
	}

	/**
	 * A part of a plane; no more than that is rendered.
	 *
	 * @param part inside of the plane, not empty
	 * @throws IndexOutOfBoundsException if the part is not wholly inside
	 */
	public RgbImage part(final Position position, final Bounds part) {
		Objects.checkFromIndexSize(part.x(), part.width(), source.width());
		Objects.checkFromIndexSize(part.y(), part.height(), source.height());
		return show(part, source.width(), channel -> source.plane(position, channel.channel(), channel.band()));
	}

	/**
	 * Other values in the same way: those of another resolution of the same image, for example, of which this one is an
	 * overview.
	 *
	 * @param channels the values of each of the image's channels, in order: arrays of the type that ImageJ keeps for
	 * images of          this bit depth, row by row
	 */
	public RgbImage show(final int width, final int height, final List<?> channels) {
		return show(new Bounds(0, 0, width, height), width, channel -> RawPlane.of(channels.get(channel.channel() - 1),
			channel.band()));
	}

	private RgbImage show(final Bounds part, final int rowLength, final Function<Look, RawPlane> values) {
		final byte[] rgb = new byte[RgbImage.length(part.width(), part.height())];
		final List<Look> channels = looks.channels();
		final RawPlane[] planes = channels.stream().map(values).toArray(RawPlane[]::new);
		final ColourMerge merge = looks.merge();
		int at = 0;
		for (int y = part.y(); y < part.y() + part.height(); y++) {
			final int row = y * rowLength;
			for (int x = part.x(); x < part.x() + part.width(); x++) {
				int colour = merge.ground();
				for (int i = 0; i < planes.length; i++) {
					colour = merge.with(colour, channels.get(i).colour(planes[i], row + x));
				}
				rgb[at++] = (byte) (colour >> 16);
				rgb[at++] = (byte) (colour >> 8);
				rgb[at++] = (byte) colour;
			}
		}
		return new RgbImage(part.width(), part.height(), rgb);
	}
}
