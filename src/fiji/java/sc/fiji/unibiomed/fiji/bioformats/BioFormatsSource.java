package sc.fiji.unibiomed.fiji.bioformats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import sc.fiji.unibiomed.fiji.plane.DisplayRanges;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.intensity.IntensityChoice;
import sc.fiji.unibiomed.image.modality.ModalityGuess;
import sc.fiji.unibiomed.image.rendering.AutoIntensity;
import sc.fiji.unibiomed.image.rendering.PlaneRendering;
import sc.fiji.unibiomed.interpret.Picture;
import sc.fiji.unibiomed.interpret.task.PictureSource;
import sc.fiji.unibiomed.interpret.task.PlaneChoice;

import ij.ImagePlus;

/**
 * Planes of a series, open for questions. Colours are shown as they are. What other values look like is decided as for an
 * image that is open in ImageJ, on a level that is large enough for it, and told in the picture's notes.
 */
final class BioFormatsSource implements PictureSource {

	private final Planes planes;
	private final Optional<ImagePlus> overview;
	private final Map<IntensityChoice, Picture> pictures = new EnumMap<>(IntensityChoice.class);

	private BioFormatsSource(final Planes planes) {
		this.planes = planes;
		overview = planes.series().isColour() ? Optional.empty() : Optional.of(OverviewImage.of(planes, overviewLevel(planes)));
	}

	/** @throws ImageReadException if it cannot be opened, see {@link sc.fiji.unibiomed.interpret.task.ImageFormat#open} */
	static BioFormatsSource open(final Path file, final PlaneChoice choice, final OptionalInt level) throws IOException {
		final Series series = Series.open(file, choice.series(), choice instanceof PlaneChoice.Stack);
		try {
			return new BioFormatsSource(Planes.of(series, Level.choose(file, series.levels(), level), choice));
		}
		catch (final IOException | RuntimeException e) {
			try {
				series.close();
			}
			catch (final IOException other) {
				e.addSuppressed(other);
			}
			throw e;
		}
	}

	/** Not larger than what is shown, and no larger than need be. */
	private static Level overviewLevel(final Planes planes) {
		final List<Level> levels = planes.series().levels();
		try {
			final Level enough = Level.choose(planes.series().file(), levels, OptionalInt.empty());
			return enough.number() > planes.level().number() ? enough : planes.level();
		}
		catch (final ImageReadException e) {
			// Every level is too large, but then the chosen one was refused before.
			throw new IllegalStateException(e);
		}
	}

	@Override
	public synchronized Picture picture(final String question) {
		if (overview.isEmpty()) {
			return pictures.computeIfAbsent(IntensityChoice.AS_DISPLAYED, unused -> new SeriesPicture(planes, (plane, part) -> planes
				.series().colours(planes.level(), plane, part), notes()));
		}
		final ImagePlus image = overview.get();
		final ModalityGuess guess = ModalityGuess.of(image);
		final AutoIntensity intensity = AutoIntensity.choose(image, guess.modality(), question);
		return pictures.computeIfAbsent(intensity.choice(), choice -> {
			if (choice == IntensityChoice.AS_DISPLAYED) {
				// Reads all planes, which the other choices do by themselves.
				DisplayRanges.fit(image, planes.positions());
			}
			final PlaneRendering rendering = PlaneRendering.of(image, planes.positions(), choice, Optional.empty(), List.of());
			final List<String> notes = notes();
			if (choice != IntensityChoice.AS_DISPLAYED) {
				notes.add("The image is shown as " + rendering.description() + " (" + intensity.reason() + ").");
			}
			return new SeriesPicture(planes, (plane, part) -> rendering.show(part.width(), part.height(), channels(plane, part)), notes);
		});
	}

	private List<Object> channels(final int plane, final Bounds part) throws ImageReadException {
		final Series series = planes.series();
		final List<Object> channels = new ArrayList<>();
		for (int channel = 0; channel < series.channels(); channel++) {
			channels.add(ImageJPixels.of(series.pixelType(), series.values(planes.level(), plane, channel, part)));
		}
		return channels;
	}

	private List<String> notes() {
		final Series series = planes.series();
		final List<Level> levels = series.levels();
		final List<String> notes = new ArrayList<>();
		if (levels.size() > 1) {
			notes.add("Level " + planes.level().number() + " of " + levels.size() + " of the image was read: " + planes.level().size() +
				" of " + levels.get(0).size() + ".");
		}
		if (series.lacksPalette()) {
			notes.add("Bio-Formats cannot read the image's table of colours; it is shown in grey.");
		}
		return notes;
	}

	@Override
	public void close() throws IOException {
		planes.series().close();
	}
}
