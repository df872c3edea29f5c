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

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a model is asked to do with a data set. Words, truths and metrics are those of UniBiomed's scripts. */
public enum EvaluationTask {

	/** Outline a target: an item per annotation ({@code demo_seg2D.py}, {@code eval_seg2D.py}). */
	SEGMENTATION("segmentation", "Segmentation", Metric.DICE, Metric.IOU),
	/**
	 * Name what is abnormal and outline it: an item per image ({@code demo_disease.py},
	 * {@code metrics_grounded_disease.py}).
	 */
	DISEASE("disease", "Grounded disease recognition", Metric.ACCURACY, Metric.DICE, Metric.IOU),
	/** Name what a region shows: an item per annotation ({@code demo_RegionCap.py}, {@code metrics_region_cap.py}). */
	REGION("region", "Region understanding", Metric.ACCURACY, Metric.BLEU_1, Metric.METEOR, Metric.ROUGE_L),
	/** Write about what is abnormal and outline it: an item per image ({@code demo_GRG.py}, {@code metrics_grg.py}). */
	REPORT("report", "Grounded report generation", Metric.BLEU_1, Metric.METEOR, Metric.ROUGE_L, Metric.DICE,
		Metric.IOU),
	/**
	 * Describe a region at length: an item per annotation ({@code demo_Medtrinity.py}, {@code metrics_medtrinity.py}).
	 */
	DESCRIPTION("description", "Region description", Metric.BLEU_1, Metric.METEOR, Metric.ROUGE_L),
	/**
	 * Say what is abnormal in an organ, and outline it: an item per image ({@code demo_GVQA.py},
	 * {@code metrics_gvqa.py}).
	 */
	QUESTION("question", "Grounded question answering", Metric.ACCURACY, Metric.BLEU_1, Metric.METEOR, Metric.ROUGE_L,
		Metric.DICE, Metric.IOU);

	private final String key;
	private final String label;
	private final List<Metric> metrics;

	EvaluationTask(final String key, final String label, final Metric... metrics) {
		this.key = key;
		this.label = label;
		this.metrics = List.of(metrics);
	}

	/** In options and files. */
	public String key() {
		return key;
	}

	/** For people. */
	public String label() {
		return label;
	}

	/** What is measured, in the order of reports. */
	public List<Metric> metrics() {
		return metrics;
	}

	/** Whether an item is an image with all its annotations, not a single annotation. */
	public boolean isPerImage() {
		return this == DISEASE || this == REPORT || this == QUESTION;
	}

	/** The task with a key, in any case; empty if there is none. */
	public static Optional<EvaluationTask> of(final String key) {
		return Arrays.stream(values()).filter(task -> task.key.equalsIgnoreCase(key.strip())).findFirst();
	}

	/** All keys, for people. */
	public static String keys() {
		return Arrays.stream(values()).map(EvaluationTask::key).collect(Collectors.joining(", "));
	}
}
