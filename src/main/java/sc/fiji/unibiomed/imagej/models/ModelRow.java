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

import java.util.Optional;

import sc.fiji.unibiomed.models.ModelState;
import sc.fiji.unibiomed.models.ModelStatus;
import sc.fiji.unibiomed.models.known.KnownModels;
import sc.fiji.unibiomed.models.known.ModelSource;
import sc.fiji.unibiomed.models.store.ModelFolder;
import sc.fiji.unibiomed.models.store.ModelPlace;
import sc.fiji.unibiomed.runtime.prepared.PreparedFolder;

/**
 * A model in the window.
 *
 * @param status what of it is on this disk
 * @param used whether questions are answered with it
 * @param listed whether it is in the list for good, not only because it is used
 * @param precision the precision that was chosen
 */
record ModelRow(ModelStatus status, boolean used, boolean listed, String precision) {

	/** What the model is called; no two rows have the same. */
	String name() {
		return status.model().name();
	}

	/** Whether something makes sense with this model, as it is now. */
	boolean allows(final ModelAction action) {
		final boolean ready = status.state() == ModelState.READY;
		return switch (action) {
			case USE -> !used;
			case DOWNLOAD -> isFromHub() && status.state() != ModelState.BUSY && place() != ModelPlace.HUB_CACHE;
			case VERIFY -> ready;
			case EXPORT -> ready && place() != ModelPlace.EMBEDDED;
			case PREPARE -> ready && !isPrepared();
			case REMOVE -> status.state() != ModelState.BUSY && isRemovable();
			case OPEN_FOLDER -> status.folder().isPresent();
		};
	}

	private boolean isFromHub() {
		return status.model().source() instanceof ModelSource.Repository;
	}

	/** Where it lies; {@code null} if it is not ready. */
	ModelPlace place() {
		return status.folder().map(ModelFolder::place).orElse(null);
	}

	private boolean isPrepared() {
		return status.prepared().stream()
			.anyMatch(each -> each.current() && each.complete() && each.precision().label().equals(precision));
	}

	private boolean isRemovable() {
		if (place() == ModelPlace.EMBEDDED) {
			return !status.prepared().isEmpty();
		}
		return status.bytesOnDisk() > 0 || listed && isOwn();
	}

	/** Whether the user has added it to the list under a name. */
	private boolean isOwn() {
		return KnownModels.named(name()).isEmpty() && !name().contains("/");
	}

	/** Bytes that are free once it is removed. */
	long removable() {
		return place() == ModelPlace.EMBEDDED
			? status.prepared().stream().mapToLong(PreparedFolder::bytes).sum()
			: status.bytesOnDisk();
	}

	/** The files that removing leaves alone, because they are the user's or another program's. */
	Optional<ModelFolder> leftAlone() {
		return status.folder()
			.filter(folder -> folder.place() == ModelPlace.FOLDER || folder.place() == ModelPlace.HUB_CACHE);
	}
}
