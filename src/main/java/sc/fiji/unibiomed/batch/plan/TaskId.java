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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

import sc.fiji.unibiomed.checkpoint.ModelIdentity;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.file.WatchedReading;
import sc.fiji.unibiomed.models.download.FileDigest;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * What a task is made of, as a checksum: the same image, question, model and precision are the same task wherever they
 * are. For one thread.
 */
public final class TaskId {

	/** Raised whenever tasks give other results. */
	private static final String FORMAT = "unibiomed batch 4";

	private final String model;
	private final String precision;
	private final BatchSettings settings;
	private final Function<Path, Duration> most;
	/** Whole slides are gigabytes, and several questions are asked about each. */
	private Image last;

	/** An image file as it was when its sum was calculated. */
	private record Image(FileStamps.Stamp stamp, String sha256) {}

	/**
	 * @param model everything that decides its answers
	 * @param precision its label
	 */
	public TaskId(final ModelIdentity model, final String precision, final BatchSettings settings) {
		this(model, precision, settings, WatchedReading::mostOf);
	}

	/** @param most how long reading a file may take */
	public TaskId(final ModelIdentity model, final String precision, final BatchSettings settings,
		final Function<Path, Duration> most)
	{
		this.model = model.answers();
		this.precision = precision;
		this.settings = settings;
		this.most = most;
	}

	/**
	 * An entry's files as they are now.
	 *
	 * @throws sc.fiji.unibiomed.image.ImageReadException if one is no file, or the drive hangs
	 * @throws IOException if one is missing
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	public FileStamps stamps(final BatchEntry entry, final Cancellation cancellation) throws IOException {
		return FileStamps.of(entry, most, cancellation);
	}

	/**
	 * SHA-256 of an entry's image file, in hexadecimal digits. Reads it, unless it was the last one.
	 *
	 * @throws IOException if it cannot be read
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	public String imageSum(final BatchEntry entry, final Cancellation cancellation) throws IOException {
		return imageSha256(entry.file(), cancellation);
	}

	/**
	 * The id of an entry: hexadecimal digits. Reads its files.
	 *
	 * @throws sc.fiji.unibiomed.image.ImageReadException if one took too long, as where a drive hangs
	 * @throws IOException if a file cannot be read
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	public String of(final BatchEntry entry, final Cancellation cancellation) throws IOException {
		final List<String> parts = new ArrayList<>(List.of(FORMAT, model, precision,
			settings.view().with(entry.input().or(settings.view().input())).toString(),
			String.join(",", settings.exports()) + new TreeSet<>(settings.only()),
			Integer.toString(settings.maxNewTokens()), imageSha256(entry.file(), cancellation),
			entry.plane().toString(), asked(entry.task())));
		if (!entry.task().isOneRegion()) {
			parts.add(entry.objects());
		}
		for (final Path region : entry.regions()) {
			parts.add(sha256(region, cancellation));
		}
		return BatchEntry.digest(parts);
	}

	/**
	 * What is asked, as it was written before there was a choice of objects: answers whose outlines stay in one piece
	 * are what they were, and are not asked for again.
	 */
	private static String asked(final AskedTask task) {
		return "AskedTask[task=" + task.task() + ", words=" + task.words() + ", isPrompt=" + task.isPrompt() +
			", check=" + task.check() + "]";
	}

	private String imageSha256(final Path file, final Cancellation cancellation) throws IOException {
		final FileStamps.Stamp stamp = FileStamps.Stamp.of(file, new WatchedReading(file, most, cancellation));
		if (last == null || !last.stamp().equals(stamp)) {
			last = new Image(stamp, sha256(file, cancellation));
		}
		return last.sha256();
	}

	private String sha256(final Path file, final Cancellation cancellation) throws IOException {
		return new WatchedReading(file, most, cancellation).read(() -> FileDigest.sha256Of(file, cancellation).hex());
	}
}
