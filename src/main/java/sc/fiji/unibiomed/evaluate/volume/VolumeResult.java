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
package sc.fiji.unibiomed.evaluate.volume;

import java.util.Map;

/**
 * What was measured of a volume.
 *
 * @param failed slices without an answer: the volume was measured without them
 * @param leftOut slices that nobody asked about, as there was a limit: likewise
 * @param values those metrics that count for it
 * @param note what the numbers do not tell; blank for nothing
 */
public record VolumeResult(Volume volume, int failed, int leftOut, Map<VolumeMetric, Double> values, String note) {

	public VolumeResult {
		values = Map.copyOf(values);
	}

	/** NaN where the metric does not count. */
	public double value(final VolumeMetric metric) {
		return values.getOrDefault(metric, Double.NaN);
	}

	/** The number of slices that the model was asked about. */
	public int slices() {
		return volume.slices().size() - leftOut;
	}

	/** Whether it was measured without some of its slices, or not at all for their want. */
	public boolean isIncomplete() {
		return failed + leftOut > 0;
	}
}
