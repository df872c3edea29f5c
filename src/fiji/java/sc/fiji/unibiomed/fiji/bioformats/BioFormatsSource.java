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

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.interpret.file.ImageSource;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;

/** Planes of a series, open for questions. */
final class BioFormatsSource implements ImageSource {

	private final Series series;
	private final RawImage image;

	private BioFormatsSource(final Series series, final RawImage image) {
		this.series = series;
		this.image = image;
	}

	/**
	 * @throws ImageReadException if it cannot be opened, see {@link sc.fiji.unibiomed.interpret.file.ImageFormat#open}
	 */
	static BioFormatsSource open(final Path file, final PlaneChoice choice, final OptionalInt level)
		throws IOException
	{
		final Series series = Series.open(file, choice.series(), choice instanceof PlaneChoice.Stack);
		try {
			final Level chosen = Level.choose(file, series.levels(), level);
			return new BioFormatsSource(series, SeriesImage.of(series, chosen, overview(series, chosen), choice));
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
	private static Level overview(final Series series, final Level chosen) throws ImageReadException {
		final List<Level> levels = series.levels();
		return Level.choose(series.file(), levels.subList(chosen.number() - 1, levels.size()), OptionalInt.empty());
	}

	@Override
	public RawImage image() {
		return image;
	}

	@Override
	public void close() throws IOException {
		series.close();
	}
}
