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
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import sc.fiji.unibiomed.checkpoint.ModelIdentity;
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
	/** Whole slides are gigabytes, and several questions are asked about each. */
	private Image last;

	/** An image file as it was when its sum was calculated. */
	private record Image(FileStamps.Stamp stamp, String sha256) {}

	/**
	 * @param model everything that decides its answers
	 * @param precision its label
	 */
	public TaskId(final ModelIdentity model, final String precision, final BatchSettings settings) {
		this.model = model.answers();
		this.precision = precision;
		this.settings = settings;
	}

	/**
	 * The id of an entry: hexadecimal digits. Reads its files.
	 *
	 * @throws IOException if a file cannot be read
	 */
	public String of(final BatchEntry entry) throws IOException {
		final List<String> parts = new ArrayList<>(List.of(FORMAT, model, precision,
			settings.view().with(entry.input().or(settings.view().input())).toString(),
			String.join(",", settings.exports()) + new TreeSet<>(settings.only()),
			Integer.toString(settings.maxNewTokens()), imageSha256(entry.file()), entry.plane().toString(),
			entry.task().toString()));
		for (final Path region : entry.regions()) {
			parts.add(sha256(region));
		}
		return BatchEntry.digest(parts);
	}

	private String imageSha256(final Path file) throws IOException {
		final FileStamps.Stamp stamp = FileStamps.Stamp.of(file);
		if (last == null || !last.stamp().equals(stamp)) {
			last = new Image(stamp, sha256(file));
		}
		return last.sha256();
	}

	private static String sha256(final Path file) throws IOException {
		return FileDigest.sha256Of(file, new Cancellation()).hex();
	}
}
