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
package sc.fiji.unibiomed.evaluate.picture;

import java.util.Optional;

import sc.fiji.unibiomed.evaluate.score.ItemResult;
import sc.fiji.unibiomed.evaluate.score.Metric;
import sc.fiji.unibiomed.evaluate.volume.VolumeMetric;
import sc.fiji.unibiomed.evaluate.volume.VolumeResult;

/**
 * What may be shown: an item, or a volume by one of its slices.
 *
 * @param result of the item or slice; it did not fail
 * @param volume that the item is a slice of; empty if of none
 */
public record Candidate(ItemResult result, Optional<VolumeResult> volume) {

	/** Of an item by itself. */
	static Candidate of(final ItemResult result) {
		return new Candidate(result, Optional.empty());
	}

	/** Overlap with what is known, of the item or of the whole volume, 0 to 1; NaN where it does not count. */
	public double dice() {
		return volume.map(measured -> measured.value(VolumeMetric.DICE))
			.orElseGet(() -> result.scores().value(Metric.DICE));
	}

	/** The same volume by another slice. */
	Candidate with(final ItemResult slice) {
		return new Candidate(slice, volume);
	}
}
