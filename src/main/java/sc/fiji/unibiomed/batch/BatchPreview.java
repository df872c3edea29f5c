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
package sc.fiji.unibiomed.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import sc.fiji.unibiomed.batch.plan.BatchEntry;
import sc.fiji.unibiomed.batch.plan.BatchPlan;
import sc.fiji.unibiomed.batch.plan.BatchSettings;
import sc.fiji.unibiomed.batch.plan.Shard;
import sc.fiji.unibiomed.batch.plan.TaskId;
import sc.fiji.unibiomed.batch.task.BatchFolder;
import sc.fiji.unibiomed.batch.task.EntryPreview;
import sc.fiji.unibiomed.batch.task.TaskReader;
import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.Progress;

/**
 * What a batch would do: every image is opened, and compared with the answers that are in the output folder. No model
 * is loaded, and nothing is written.
 *
 * @param entries of the share, in its order
 */
public record BatchPreview(List<EntryPreview> entries) {

	public BatchPreview {
		entries = List.copyOf(entries);
	}

	/**
	 * Looks at the images of a share.
	 *
	 * @param model whose answers count as done; its networks are not loaded
	 * @param precision its label
	 * @param output the output folder, which need not be there
	 * @param progress told how many entries were looked at
	 * @throws sc.fiji.unibiomed.batch.plan.BatchException if the output folder could not be made or written to
	 * @throws IOException if the output folder or the model cannot be read
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	public static BatchPreview of(final BatchPlan plan, final BatchSettings settings, final Checkpoint model,
		final String precision, final Path output, final Shard shard, final Progress progress,
		final Cancellation cancellation) throws IOException
	{
		final BatchFolder folder = BatchFolder.asItIs(output);
		// Checksums of all images are needed only where one of them may be done.
		final Optional<TaskId> ids = folder.hasTasks()
			? Optional.of(new TaskId(model.identity(), precision, settings))
			: Optional.empty();
		final List<BatchEntry> share = shard.of(plan);
		final List<EntryPreview> entries = new ArrayList<>();
		try (TaskReader reader = new TaskReader(settings)) {
			for (final BatchEntry entry : share) {
				progress.report(entries.size(), share.size());
				entries.add(EntryPreview.of(entry, folder, ids, reader, cancellation));
			}
		}
		return new BatchPreview(entries);
	}

	/** How many entries are in a state. */
	public int count(final EntryPreview.State state) {
		return (int) entries.stream().filter(entry -> entry.state() == state).count();
	}

	/** How many images there are; a page of a file counts by itself. */
	public int images() {
		return (int) entries.stream().map(each -> List.of(each.entry().file(), each.entry().plane())).distinct()
			.count();
	}
}
