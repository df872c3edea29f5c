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

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

import sc.fiji.unibiomed.batch.plan.BatchEntry;
import sc.fiji.unibiomed.batch.plan.BatchSettings;
import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.interpret.ask.ImageQuestion;
import sc.fiji.unibiomed.interpret.file.FileView;
import sc.fiji.unibiomed.interpret.file.ImageFormats;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;
import sc.fiji.unibiomed.interpret.file.QuestionFiles;
import sc.fiji.unibiomed.interpret.view.ShownImage;
import sc.fiji.unibiomed.util.Cancellation;

/** Reads the files of entries. Keeps the last file open, as the next question is often about it. For one thread. */
public final class TaskReader implements AutoCloseable {

	private final BatchSettings settings;
	private final ImageFormats formats = ImageFormats.installed();
	private BatchEntry last;
	private OptionalInt level = OptionalInt.empty();
	private SharedImageFile open;
	/** How the last question showed the file; {@code null} for none. */
	private ShownImage shown;

	public TaskReader(final BatchSettings settings) {
		this.settings = settings;
	}

	/**
	 * Reads what an entry's question is about.
	 *
	 * @param id of its task
	 * @param cancellation ends reading
	 * @return to be closed
	 * @throws ImageReadException if a file is no image, or has no such page
	 * @throws sc.fiji.unibiomed.interpret.question.PromptException if a region does not fit, or the view does not
	 * @throws IOException if a file cannot be read
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	ReadTask read(final BatchEntry entry, final String id, final Cancellation cancellation) throws IOException {
		final FileView view = settings.view().with(entry.input().or(settings.view().input()));
		if (last == null || !last.file().equals(entry.file()) || !last.plane().equals(entry.plane()) ||
			!level.equals(view.level()))
		{
			close();
			level = view.level();
			open = new SharedImageFile(formats.open(entry.file(), entry.plane(), level, cancellation));
			last = entry;
		}
		final RawImage image = open.image();
		final ImageQuestion question = view.question(image, entry.plane(), entry.task(), QuestionFiles
			.regions(entry.regions(), Optional.of(image), entry.plane() instanceof PlaneChoice.Stack, cancellation))
			.withMaxNewTokens(settings.maxNewTokens());
		shown = question.shown().sharing(shown);
		return new ReadTask(entry, id, question.with(shown), open.share());
	}

	/** Lets go of the last file; it stays open while a task needs it. */
	@Override
	public void close() throws IOException {
		last = null;
		shown = null;
		if (open != null) {
			final SharedImageFile file = open;
			open = null;
			file.close();
		}
	}
}
