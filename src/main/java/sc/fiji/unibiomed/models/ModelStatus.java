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
package sc.fiji.unibiomed.models;

import java.util.List;
import java.util.Optional;

import sc.fiji.unibiomed.models.download.TransferRate;
import sc.fiji.unibiomed.models.known.NamedModel;
import sc.fiji.unibiomed.models.store.ModelFolder;
import sc.fiji.unibiomed.models.store.ModelPlace;
import sc.fiji.unibiomed.models.store.Voucher;
import sc.fiji.unibiomed.runtime.prepared.PreparedFolder;

/**
 * What of a model is on this disk.
 *
 * @param model which one
 * @param state how much of it
 * @param folder where it is; empty unless it is ready
 * @param bytes what its files take, or what has come of them
 * @param total what they will take, about; 0 if nobody knows
 * @param prepared what was prepared of it in precisions, by this version of the program or others
 * @param voucher who says that its weights are the right ones
 */
public record ModelStatus(NamedModel model, ModelState state, Optional<ModelFolder> folder, long bytes, long total,
	List<PreparedFolder> prepared, Voucher voucher)
{

	public ModelStatus {
		prepared = List.copyOf(prepared);
	}

	/** Who vouches for its weights, for people; empty unless it is ready. */
	public String vouched() {
		return folder.isPresent() ? voucher.words() : "";
	}

	/** For people: {@code ready, prepared in exact, fast}. */
	public String words() {
		final String place = folder
			.map(here -> here.place() == ModelPlace.HUB_CACHE ? " (in the HuggingFace cache)" : "").orElse("");
		final String amount = state == ModelState.PARTLY || state == ModelState.BUSY && bytes > 0 && total > bytes
			? ", " + TransferRate.size(bytes) + (total > 0 ? " of " + TransferRate.size(total) : "")
			: "";
		return state.label() + place + amount + precisions(true, ", prepared in ") +
			precisions(false, ", partly prepared in ");
	}

	private String precisions(final boolean complete, final String before) {
		return prepared.stream().filter(each -> each.current() && each.complete() == complete)
			.map(each -> each.precision().label()).distinct().reduce((all, next) -> all + ", " + next)
			.map(all -> before + all).orElse("");
	}

	/** What everything together takes on disk; what other programs' caches hold is not counted. */
	public long bytesOnDisk() {
		final boolean others = folder
			.map(here -> here.place() == ModelPlace.HUB_CACHE || here.place() == ModelPlace.FOLDER).orElse(false);
		return (others ? 0 : bytes) + prepared.stream().mapToLong(PreparedFolder::bytes).sum();
	}
}
