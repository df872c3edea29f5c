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
package sc.fiji.unibiomed.interpret.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.util.AtomicFile;
import sc.fiji.unibiomed.util.TextFile;
import sc.fiji.unibiomed.util.UserCache;

/**
 * This user's calibrations: a folder with a file for each {@link Calibration.Key}. It never lies where somebody else
 * can write, as what is in it decides what people believe of an answer.
 *
 * @param folder need not exist
 */
public record CalibrationStore(Path folder) {

	/** Its name in the cache folder. */
	private static final String NAME = "calibrations";
	/** No calibration has as many bytes. */
	private static final long LARGEST = 4L << 20;

	/**
	 * The store beside everything else that is kept of models.
	 *
	 * @return empty where nothing is kept on disk
	 */
	public static Optional<CalibrationStore> of(final RuntimeOptions options) {
		return Optional.ofNullable(options.cache())
			.map(cache -> new CalibrationStore(UserCache.recordPlace(cache).resolve(NAME)));
	}

	/** Whether nobody has ever calibrated anything. */
	public boolean isEmpty() {
		return !Files.isDirectory(folder);
	}

	/** Where the calibration of a key is, or would be. */
	public Path file(final Calibration.Key key) {
		return folder.resolve(key.hex() + ".json");
	}

	/**
	 * Keeps a calibration in place of an earlier one with the same key. One that promises nothing of any target
	 * replaces only one of the same data set.
	 *
	 * @return whether answers use it from now on
	 * @throws IOException if it cannot be written
	 */
	public boolean keep(final Calibration calibration) throws IOException {
		final Path file = file(calibration.key());
		if (!calibration.targets().isEmpty()) {
			AtomicFile.writeText(file, out -> out.write(CalibrationJson.text(calibration)));
			return true;
		}
		if (find(calibration.key()).calibration().filter(old -> old.name().equals(calibration.name())).isPresent()) {
			Files.deleteIfExists(file);
		}
		return false;
	}

	/** What is known of answers with a key. What is damaged is not used, which a note tells. */
	public CalibrationLookup find(final Calibration.Key key) {
		final Path file = file(key);
		if (!Files.isRegularFile(file)) {
			return CalibrationLookup.NONE;
		}
		try {
			if (Files.size(file) > LARGEST) {
				return damaged(file, "it is too large");
			}
			final Calibration calibration = CalibrationJson.of(TextFile.read(file));
			return calibration.key().equals(key)
				? new CalibrationLookup(Optional.of(calibration), List.of())
				: damaged(file, "it is about another model");
		}
		catch (final IllegalArgumentException e) {
			return damaged(file, e.getMessage());
		}
		catch (final IOException e) {
			return damaged(file, "it cannot be read");
		}
	}

	private static CalibrationLookup damaged(final Path file, final String why) {
		return new CalibrationLookup(Optional.empty(),
			List.of("The calibration " + file + " was not used: " + why + ". Evaluate your data again."));
	}
}
