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
package sc.fiji.unibiomed.evaluate.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import sc.fiji.unibiomed.evaluate.score.EvaluationTask;
import sc.fiji.unibiomed.interpret.view.InputChoice;

/**
 * What is evaluated, and how.
 *
 * @param data a data set, or a folder with several, see {@link DataSet#find}; {@link #SAMPLES} for the embedded samples
 * @param split which part of a data set: images are in the folder of that name, masks in {@code SPLIT_mask}
 * @param annotations name of the annotation file in a data set; blank for {@code SPLIT.json}
 * @param tasks in the order of reports, at least one
 * @param regions how regions are shown
 * @param modality of images that tell none; blank for not known
 * @param seed decides on the questions and the confidence intervals
 * @param limit how many items of each data set and task are asked about at most; 0 for all
 * @param input how images are shown to the model, as far as somebody said so; each is looked at whole
 * @param presence whether it is measured how well the model tells present from absent targets
 */
public record EvaluationSettings(Path data, String split, String annotations, List<EvaluationTask> tasks,
	RegionDisplay regions, String modality, long seed, int limit, InputChoice input, PresenceSettings presence)
{

	/** Stands for the sample images inside this program and their masks; a folder of that name is {@code ./samples}. */
	public static final Path SAMPLES = Path.of("samples");
	/** The usual split. */
	public static final String DEFAULT_SPLIT = "test";
	/** The seed with which UniBiomed was trained. */
	public static final long DEFAULT_SEED = 42;

	public EvaluationSettings {
		tasks = tasks.stream().distinct().toList();
		if (tasks.isEmpty()) {
			throw new IllegalArgumentException("There must be a task");
		}
		if (limit < 0) {
			throw new IllegalArgumentException("The limit must be at least 0, not " + limit);
		}
	}

	/** Nothing is asked about absent targets. */
	public EvaluationSettings(final Path data, final String split, final String annotations,
		final List<EvaluationTask> tasks, final RegionDisplay regions, final String modality, final long seed,
		final int limit, final InputChoice input)
	{
		this(data, split, annotations, tasks, regions, modality, seed, limit, input, PresenceSettings.NONE);
	}

	/** Images are shown as suits them, and nothing is asked about absent targets. */
	public EvaluationSettings(final Path data, final String split, final String annotations,
		final List<EvaluationTask> tasks, final RegionDisplay regions, final String modality, final long seed,
		final int limit)
	{
		this(data, split, annotations, tasks, regions, modality, seed, limit, InputChoice.NONE);
	}

	/** Everything as usual. */
	public static EvaluationSettings of(final Path data, final EvaluationTask... tasks) {
		return new EvaluationSettings(data, DEFAULT_SPLIT, "", List.of(tasks), RegionDisplay.BOX, "", DEFAULT_SEED, 0);
	}

	/** The same with regions shown in another way. */
	public EvaluationSettings withRegions(final RegionDisplay display) {
		return new EvaluationSettings(data, split, annotations, tasks, display, modality, seed, limit, input, presence);
	}

	/** The same that measures presence, or not. */
	public EvaluationSettings with(final PresenceSettings asked) {
		return new EvaluationSettings(data, split, annotations, tasks, regions, modality, seed, limit, input, asked);
	}

	/** The same about all items. */
	public EvaluationSettings withoutLimit() {
		return new EvaluationSettings(data, split, annotations, tasks, regions, modality, seed, 0, input, presence);
	}

	/** Whether the embedded samples are evaluated. */
	public boolean isOfSamples() {
		return data.equals(SAMPLES);
	}

	/** The annotation file's name. */
	public String annotationFile() {
		return annotations.isBlank() ? split + ".json" : annotations;
	}

	/** The name that a file of annotations for one task only has; empty if somebody chose a file. */
	Optional<String> annotationFile(final EvaluationTask task) {
		return annotations.isBlank() ? Optional.of(split + "_" + task.key() + ".json") : Optional.empty();
	}
}
