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

import java.util.List;

/**
 * One question of an evaluation, and what is known of its answer.
 *
 * @param entry which annotation it is from, for people
 * @param dataset name of the data set
 * @param imageName as the annotation has it
 * @param image where the image is
 * @param masks where the known masks are; none where nothing is to be found
 * @param modality kind of image
 * @param target what it is about: the class of tables
 * @param prompt the question, without the mark for the image
 * @param truth the known answer in words; blank if there is none
 * @param problem why it cannot be asked, a sentence that names the entry; blank if it can
 * @param notes what was guessed of it, mostly nothing
 */
public record EvaluationItem(EvaluationTask task, String entry, String dataset, String imageName, DataFile image,
	List<DataFile> masks, String modality, String target, String prompt, String truth, String problem,
	List<String> notes)
{

	/** The modality where nothing tells it. */
	public static final String UNKNOWN_MODALITY = "unknown";

	public EvaluationItem {
		masks = List.copyOf(masks);
		notes = List.copyOf(notes);
	}

	/** One of which nothing was guessed. */
	public EvaluationItem(final EvaluationTask task, final String entry, final String dataset, final String imageName,
		final DataFile image, final List<DataFile> masks, final String modality, final String target,
		final String prompt, final String truth, final String problem)
	{
		this(task, entry, dataset, imageName, image, masks, modality, target, prompt, truth, problem, List.of());
	}
}
