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
package sc.fiji.unibiomed.evaluate.score;

import java.util.Map;

import sc.fiji.unibiomed.evaluate.metric.Estimate;

/**
 * How well a model does with a group of items.
 *
 * @param modality or {@link #ALL}
 * @param dataset or {@link #ALL}
 * @param target the class, {@link #ALL}, or {@link #MEAN_OF_CLASSES}
 * @param items all items of the group
 * @param failed those of them that have no answer
 * @param estimates in the order of the task's metrics, without those that count for none of the items
 */
public record GroupScore(EvaluationTask task, String modality, String dataset, String target, int items, int failed,
	Map<Metric, Estimate> estimates)
{

	public static final String ALL = "all";
	/** Every class counts the same, however many items it has: {@code mean_class_dice} of {@code eval_seg2D.py}. */
	static final String MEAN_OF_CLASSES = "mean of classes";

	/** Whether all items of the task are in it, one by one. */
	public boolean isWholeTask() {
		return modality.equals(ALL) && target.equals(ALL);
	}

	/** Whether it is about one class. */
	public boolean isClass() {
		return !target.equals(ALL) && !target.equals(MEAN_OF_CLASSES);
	}
}
