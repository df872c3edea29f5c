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
package sc.fiji.unibiomed.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

import sc.fiji.unibiomed.batch.plan.BatchEntry;
import sc.fiji.unibiomed.batch.plan.BatchPlan;

/** Some images of a plan with all questions about them: what one task does. */
record Share(List<SentEntry> entries) implements Serializable {

	/**
	 * Cuts a plan into shares, which are in the plan's order.
	 *
	 * @param images of a share; fewer in the last one
	 */
	static List<Share> of(final BatchPlan plan, final int images) {
		final List<List<BatchEntry>> all = plan.images();
		final List<Share> shares = new ArrayList<>();
		for (int i = 0; i < all.size(); i += images) {
			shares.add(new Share(all.subList(i, Math.min(all.size(), i + images)).stream().flatMap(List::stream)
				.map(SentEntry::of).toList()));
		}
		return shares;
	}

	/** As a plan of its own. */
	BatchPlan plan() {
		return new BatchPlan(entries.stream().map(SentEntry::entry).toList());
	}
}
