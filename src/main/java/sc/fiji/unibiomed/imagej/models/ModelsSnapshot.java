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
package sc.fiji.unibiomed.imagej.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.host.ModelSettings;
import sc.fiji.unibiomed.models.ModelState;
import sc.fiji.unibiomed.models.ModelStatus;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.download.TransferRate;
import sc.fiji.unibiomed.models.known.NamedModel;
import sc.fiji.unibiomed.models.known.UnknownModelException;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.prepared.PreparedFolder;

/**
 * The models as they are at one moment.
 *
 * @param rows a row for each, also for the one that is used and in no list
 * @param outdated bytes of what other versions of this program prepared
 * @param place where models are kept, for people
 */
record ModelsSnapshot(List<ModelRow> rows, long outdated, String place) {

	ModelsSnapshot {
		rows = List.copyOf(rows);
	}

	/**
	 * Looks at the disk; not for the event thread.
	 *
	 * @throws IOException if it cannot be read
	 */
	static ModelsSnapshot read(final UniBiomedService unibiomed) throws IOException {
		final ModelSettings settings = unibiomed.settings().model();
		final Models models = unibiomed.models();
		final String used = used(models, settings.model());
		final List<ModelRow> rows = new ArrayList<>();
		for (final ModelStatus status : models.list()) {
			rows.add(new ModelRow(status, status.model().name().equals(used), true, settings.precision()));
		}
		if (rows.stream().noneMatch(ModelRow::used) && !used.isEmpty()) {
			rows.add(new ModelRow(models.status(models.find(used)), true, false, settings.precision()));
		}
		return new ModelsSnapshot(rows, models.outdated().stream().mapToLong(PreparedFolder::bytes).sum(),
			place(models.cache()));
	}

	/** The name of the model that was chosen; empty if it means nothing any more, such as a folder that was deleted. */
	private static String used(final Models models, final String chosen) throws IOException {
		try {
			final NamedModel model = models.find(chosen);
			return model.name();
		}
		catch (final UnknownModelException e) {
			return "";
		}
	}

	private static String place(final CacheFolder cache) throws IOException {
		final String free = free(cache.own());
		// Free space first: a long path does not fit into the line.
		return free + "Models are kept in " + cache.path() +
			(cache.isShared() ? " (shared); what is missing there goes to " + cache.own() : "");
	}

	private static String free(final Path folder) throws IOException {
		Path there = folder.toAbsolutePath();
		while (there != null && !Files.exists(there)) {
			there = there.getParent();
		}
		return there == null ? "" : TransferRate.size(Files.getFileStore(there).getUsableSpace()) + " are free. ";
	}

	/** Whether somebody is at work on one of them. */
	boolean isBusy() {
		return rows.stream().anyMatch(row -> row.status().state() == ModelState.BUSY);
	}
}
