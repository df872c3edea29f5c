package sc.fiji.unibiomed.fiji.bioformats;

import java.util.List;
import java.util.stream.IntStream;

import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.interpret.task.PlaneChoice;

/**
 * The planes of a series that are asked about.
 *
 * @param level in which they are read
 * @param numbers from 0: all slices of the first time point, then those of the second …
 * @param isStack whether they are frames of a stack, even if there is one only
 */
record Planes(Series series, Level level, List<Integer> numbers, boolean isStack) {

	Planes {
		numbers = List.copyOf(numbers);
	}

	/** @throws ImageReadException if there is no such page */
	static Planes of(final Series series, final Level level, final PlaneChoice choice) throws ImageReadException {
		if (choice instanceof PlaneChoice.Page page) {
			if (page.number() > series.planes()) {
				throw new ImageReadException(series.file() + " has " + series.planes() + (series.planes() == 1 ? " page" : " pages") +
					", and page " + page.number() + " was asked about.");
			}
			return new Planes(series, level, List.of(page.number() - 1), false);
		}
		return new Planes(series, level, IntStream.range(0, series.planes()).boxed().toList(), true);
	}

	/** Where they are in an ImageJ image of all planes. */
	List<Position> positions() {
		return numbers.stream().map(number -> new Position(0, number % series.slices() + 1, number / series.slices() + 1)).toList();
	}
}
