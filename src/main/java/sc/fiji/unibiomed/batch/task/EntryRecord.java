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
package sc.fiji.unibiomed.batch.task;

import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Map;

import sc.fiji.unibiomed.batch.plan.Asker;
import sc.fiji.unibiomed.batch.plan.BatchEntry;

/**
 * What became of an entry, as it is noted in the output folder.
 *
 * @param image as the plan names it
 * @param plane likewise
 * @param prompt likewise
 * @param task the task's id; {@code null} if it failed
 * @param folder name of the task's folder; {@code null} if it failed
 * @param reason why it failed, a sentence; {@code null} if it is done
 * @param attempts how often it was tried in the run that failed last; 0 if it is done
 * @param asker who asked; {@code null} in notes of earlier builds
 * @param file the image file; {@code null} in notes of earlier builds
 * @param imageSum SHA-256 of the image file; {@code null} if it failed, and in notes of earlier builds
 * @param further what else the plan's writer noted of it, by column
 * @param former answers that this one has replaced
 */
public record EntryRecord(String image, String plane, String prompt, String task, String folder, String reason,
	int attempts, Asker asker, String file, String imageSum, Map<String, String> further,
	List<Former> former) implements Serializable
{

	/**
	 * An answer that was replaced.
	 *
	 * @param folder name of its folder
	 * @param exports keys of its exporters, with commas
	 */
	public record Former(String folder, String exports) implements Serializable {}

	public EntryRecord {
		// Gson leaves out what a file does not have.
		further = further == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(further));
		former = former == null ? List.of() : List.copyOf(former);
	}

	/** @param asker of the whole batch */
	public static EntryRecord done(final BatchEntry entry, final Asker asker, final EntryClaim.Task task) {
		return new EntryRecord(entry.image(), entry.plane().toString(), entry.asked(), task.id(), task.folder(), null,
			0, asker.about(entry), entry.file().toString(), task.imageSum(), entry.further(), List.of());
	}

	/** @param asker of the whole batch */
	public static EntryRecord failed(final BatchEntry entry, final Asker asker, final String reason,
		final int attempts)
	{
		return new EntryRecord(entry.image(), entry.plane().toString(), entry.asked(), null, null, reason, attempts,
			asker.about(entry), entry.file().toString(), null, entry.further(), List.of());
	}

	/** Whether there is an answer. */
	public boolean isDone() {
		return folder != null;
	}

	/** Whether it says what a record says; whoever wrote the file may have been somebody else. */
	boolean isUsable() {
		// A folder beside the others, and no other place.
		return image != null && plane != null && prompt != null &&
			(isDone()
				? task != null && folder.matches("[^/\\\\:\\p{Cntrl}]+") && !folder.startsWith(".")
				: reason != null);
	}

	/** The same in the place of another one: it remembers which answer it replaces, and what only that one knew. */
	EntryRecord after(final EntryRecord other) {
		final List<Former> replaced = new ArrayList<>(other.former);
		if (other.isDone()) {
			replaced.add(new Former(other.folder, other.asker == null ? "" : other.asker.exports()));
		}
		replaced.removeIf(each -> each.folder().equals(folder));
		return new EntryRecord(image, plane, prompt, task, folder, reason, attempts, asker, file, imageSum,
			further.isEmpty() ? other.further : further, replaced.stream().distinct().toList());
	}

	/** Whether it is about another file than an entry is, which is still there: an image of the same name. */
	boolean isOfAnotherFile(final BatchEntry entry) {
		return file != null && !file.equals(entry.file().toString()) && path().filter(Files::exists).isPresent();
	}

	/** The image's file; empty where it is not noted, and where the locale of this process cannot hold its name. */
	Optional<Path> path() {
		try {
			return Optional.ofNullable(file).map(Path::of);
		}
		catch (final InvalidPathException e) {
			return Optional.empty();
		}
	}

	/** The same about an image of another name. */
	EntryRecord named(final String name) {
		return new EntryRecord(name, plane, prompt, task, folder, reason, attempts, asker, file, imageSum, further,
			former);
	}

	/** Why an answer that it has replaced is none any more; for people, without the end of a sentence. */
	String replaces(final Former answer) {
		if (!isDone()) {
			return image + " was asked about again, which failed";
		}
		return asker != null && !asker.exports().equals(answer.exports())
			? image + " was asked about again, with other export files"
			: image + " has changed since";
	}

	/** Name of the model; empty if nobody knows. */
	public String model() {
		return asker == null ? "" : asker.model();
	}

	/** Of the arithmetic; empty if nobody knows. */
	public String precision() {
		return asker == null ? "" : asker.precision();
	}

	/** What was not as usual; empty if nothing is known. */
	public String settings() {
		return asker == null ? "" : asker.settings();
	}
}
