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
package sc.fiji.unibiomed.batch.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.interpret.file.WatchedReading;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * The files of an entry as they were when somebody turned to them: whoever reads them later finds out whether they are
 * still the same.
 *
 * @param files the image first
 * @param most how long reading a file may take
 */
public record FileStamps(List<Stamp> files, Function<Path, Duration> most) {

	/**
	 * A file at a time.
	 *
	 * @param size in bytes
	 */
	record Stamp(Path file, FileTime modified, long size) {

		/** A drive that hangs does not even say how large a file is. */
		static Stamp of(final Path file, final WatchedReading watch) throws IOException {
			return watch.read(() -> now(file));
		}

		private static Stamp now(final Path file) throws IOException {
			if (Files.exists(file) && !Files.isRegularFile(file)) {
				throw new ImageReadException(
					file + (Files.isDirectory(file) ? " is a folder" : " is not a file") + "; name an image file.");
			}
			return new Stamp(file, Files.getLastModifiedTime(file), Files.size(file));
		}
	}

	/** A file was changed while it was looked at. The message is for people. */
	public static final class ChangedFileException extends IOException {

		private static final long serialVersionUID = 1;

		ChangedFileException(final Path file) {
			super(file + " was changed while it was looked at; start again once nobody writes to it any more.");
		}
	}

	public FileStamps {
		files = List.copyOf(files);
	}

	/**
	 * Of an entry's image and regions now.
	 *
	 * @throws ImageReadException if one of them is no file, or the drive hangs
	 * @throws IOException if one of them is missing
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	static FileStamps of(final BatchEntry entry, final Function<Path, Duration> most, final Cancellation cancellation)
		throws IOException
	{
		final List<Path> all = new ArrayList<>(List.of(entry.file()));
		all.addAll(entry.regions());
		final List<Stamp> files = new ArrayList<>();
		for (final Path file : all) {
			files.add(Stamp.of(file, new WatchedReading(file, most, cancellation)));
		}
		return new FileStamps(files, most);
	}

	/**
	 * Makes sure that none of the files is another one by now, as far as size and time tell.
	 *
	 * @throws ChangedFileException if one is
	 * @throws ImageReadException if the drive hangs
	 * @throws IOException if one is missing
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	public void check(final Cancellation cancellation) throws IOException {
		for (final Stamp stamp : files) {
			if (!Stamp.of(stamp.file(), new WatchedReading(stamp.file(), most, cancellation)).equals(stamp)) {
				throw new ChangedFileException(stamp.file());
			}
		}
	}
}
