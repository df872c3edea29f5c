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

import sc.fiji.unibiomed.evaluate.metric.Estimate;

/**
 * How well a model does with several volumes: those of one class, or all, with every class counting the same.
 *
 * @param modality or {@link #ALL}
 * @param dataset or {@link #ALL}
 * @param target the class, or {@link #MEAN_OF_CLASSES}
 * @param volumes the number of volumes
 * @param incomplete those of them that lack slices
 * @param slices all slices of the volumes that the model was asked about
 * @param failed those of them that have no answer
 * @param estimates in the order of the metrics, without those that count for none of the volumes
 */
public record VolumeGroup(String modality, String dataset, String target, int volumes, int incomplete, int slices,
	int failed, Map<VolumeMetric, Estimate> estimates)
{

	static final String ALL = "all";
	/** As in the table of items. */
	static final String MEAN_OF_CLASSES = "mean of classes";

	/** Whether it is about one class. */
	public boolean isClass() {
		return !target.equals(MEAN_OF_CLASSES);
	}
}
