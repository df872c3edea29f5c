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
package sc.fiji.unibiomed.runtime;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.findings.PhraseFinder;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.interpret.RecordedPrompt;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.testing.CaseComparisons;
import sc.fiji.unibiomed.testing.Comparison;
import sc.fiji.unibiomed.testing.RecordedQuestion;
import sc.fiji.unibiomed.testing.ReferenceData;

/**
 * Runs the networks on recorded inputs and compares every recorded result between the stages. Each stage is given what
 * our own stage before it returned, so that differences add up as they do in use; only the answer is the recorded one.
 */
public final class StageParity implements AutoCloseable {

	private final LoadedModel model;
	private final VisionStages vision;
	private final LanguageStages language;
	private final SegmentationStages segmentation;

	/** @param model the checkpoint that the cases were recorded with; closed by whoever opened it */
	public StageParity(final LoadedModel model) throws CheckpointException {
		this.model = model;
		this.vision = new VisionStages(model.checkpoint(), model.options(), model.handles());
		this.language = new LanguageStages(model);
		this.segmentation = new SegmentationStages(model);
	}

	/**
	 * Compares all tensors of a case that the folder has.
	 *
	 * @throws IllegalStateException if the folder has a tensor that no stage was compared with
	 */
	public List<Comparison> compare(final ReferenceData reference, final String caseId) throws IOException {
		final JsonObject recorded = reference.recordedCase(caseId);
		final int[] prompt = reference.array("goldens/" + caseId + "/input_ids.npy").ints();
		final int[] answer = recorded.getAsJsonArray("generated_ids").asList().stream().mapToInt(JsonElement::getAsInt)
			.toArray();
		final Question question = RecordedQuestion.of(reference, caseId);
		final CaseComparisons comparisons = new CaseComparisons(reference, caseId);

		final List<RgbImage> shown = RecordedPrompt.shown(question, model);
		final List<float[]> tiles = vision.compare(shown, comparisons);
		final List<float[]> hidden = language.compare(RecordedPrompt.embeddings(question, prompt, tiles, model), answer,
			comparisons);
		final Optional<Picture> picture = question.picture();
		if (picture.isPresent()) {
			segmentation.compare(picture.get(), picture.get().isStack() ? shown.size() : 1, segHidden(answer, hidden),
				comparisons);
		}
		return comparisons.all();
	}

	/** A {@code [SEG]}'s hidden state is the one that the token after it was chosen from. */
	private List<float[]> segHidden(final int[] answer, final List<float[]> hidden) throws CheckpointException {
		final int segment = model.tokenizer().idOf(PhraseFinder.SEGMENT);
		final List<float[]> states = new ArrayList<>();
		for (int i = 0; i + 1 < answer.length; i++) {
			if (answer[i] == segment) {
				states.add(hidden.get(i + 1));
			}
		}
		return states;
	}

	@Override
	public void close() {
		segmentation.close();
		language.close();
		vision.close();
	}
}
