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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import sc.fiji.unibiomed.evaluate.score.DataFile;
import sc.fiji.unibiomed.evaluate.score.EvaluationItem;
import sc.fiji.unibiomed.evaluate.score.EvaluationTask;
import sc.fiji.unibiomed.evaluate.score.Phrases;

/** Makes the items of a data set from its annotations. */
public final class ItemList {

	private final DataSet data;
	private final EvaluationSettings settings;
	private final Questions questions;

	private ItemList(final DataSet data, final EvaluationSettings settings) {
		this.data = data;
		this.settings = settings;
		this.questions = new Questions(settings.seed());
	}

	/** The items of a task, in the order of the annotations. */
	public static List<EvaluationItem> of(final DataSet data, final List<Annotation> annotations,
		final EvaluationTask task, final EvaluationSettings settings)
	{
		final ItemList list = new ItemList(data, settings);
		final Stream<EvaluationItem> items = (task.isPerImage()
			? byImage(annotations)
			: annotations.stream().map(List::of).toList()).stream().map(group -> list.item(task, group));
		return (settings.limit() == 0 ? items : items.limit(settings.limit())).toList();
	}

	private static List<List<Annotation>> byImage(final List<Annotation> annotations) {
		final Map<String, List<Annotation>> images = new LinkedHashMap<>();
		for (final Annotation annotation : annotations) {
			images.computeIfAbsent(annotation.imageKey(), key -> new ArrayList<>()).add(annotation);
		}
		return List.copyOf(images.values());
	}

	private EvaluationItem item(final EvaluationTask task, final List<Annotation> group) {
		final Annotation first = group.get(0);
		final List<DataFile> masks = group.stream().filter(annotation -> !annotation.mask().isBlank()).map(data::mask)
			.toList();
		return new EvaluationItem(task, first.entry(), data.name(), first.image(), data.image(first), masks,
			ModalityName.of(first, settings.modality()), target(task, first), questions.about(task, first),
			truth(task, group), problem(task, first), ModalityName.note(first).stream().toList());
	}

	private static String target(final EvaluationTask task, final Annotation annotation) {
		final String sentence = task == EvaluationTask.SEGMENTATION ? annotation.sent() : annotation.raw();
		final String target = Phrases.target(sentence.isBlank() ? annotation.abnormality() : sentence);
		return target.isBlank() ? "not named" : target;
	}

	/** With several annotations it is open which one the answer should name: UniBiomed's scripts count no text then. */
	private static String truth(final EvaluationTask task, final List<Annotation> group) {
		final Annotation annotation = group.get(0);
		if (group.size() > 1) {
			return "";
		}
		return switch (task) {
			case SEGMENTATION -> "";
			case DISEASE, REGION -> annotation.raw();
			case QUESTION -> annotation.abnormality();
			case REPORT, DESCRIPTION -> annotation.caption();
		};
	}

	private static String problem(final EvaluationTask task, final Annotation annotation) {
		if (!annotation.isUsable()) {
			return annotation.problem();
		}
		final String missing = switch (task) {
			case SEGMENTATION ->
				annotation.sent().isBlank() ? "'sentences'" : annotation.mask().isBlank() ? "'mask_file'" : "";
			case REGION ->
				annotation.raw().isBlank() ? "'sentences'" : annotation.mask().isBlank() ? "'mask_file'" : "";
			case DISEASE -> annotation.raw().isBlank() ? "'sentences'" : "";
			case QUESTION -> annotation.anatomy().isBlank()
				? "'anatomy'"
				: annotation.abnormality().isBlank() ? "'abnormality'" : "";
			case DESCRIPTION -> annotation.caption().isBlank() ? "'caption'" : "";
			case REPORT -> "";
		};
		return missing.isEmpty()
			? ""
			: annotation.entry() + ": " + missing + " is missing, which " + task.key() + " needs.";
	}
}
