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
package sc.fiji.unibiomed.evaluate.answer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import sc.fiji.unibiomed.evaluate.data.RegionDisplay;
import sc.fiji.unibiomed.evaluate.metric.MaskPairs;
import sc.fiji.unibiomed.evaluate.metric.MaskScore;
import sc.fiji.unibiomed.evaluate.score.EvaluationItem;
import sc.fiji.unibiomed.evaluate.score.EvaluationTask;
import sc.fiji.unibiomed.evaluate.score.FindingScores;
import sc.fiji.unibiomed.evaluate.score.ItemResult;
import sc.fiji.unibiomed.evaluate.score.ItemScores;
import sc.fiji.unibiomed.evaluate.score.PackedMask;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.MaskCanvas;
import sc.fiji.unibiomed.image.MaskOverlap;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.interpret.SingleImageInterpreter;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.check.AnswerCheck;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.PromptException;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.interpret.view.ShownImage;
import sc.fiji.unibiomed.runtime.failure.DeviceException;
import sc.fiji.unibiomed.runtime.failure.InferenceException;
import sc.fiji.unibiomed.runtime.failure.RamException;
import sc.fiji.unibiomed.util.Cancellation;

/** Asks about one item after the other, unless its answer is there already, and measures the answers. */
public final class ItemRunner {

	/** How UniBiomed's scripts show the image: some with a line end after it. */
	private static final String IMAGE = "<image>";
	private static final String IMAGE_AND_LINE = "<image>\n";

	private final SingleImageInterpreter model;
	private final ItemKey keys;
	private final AnswerFile answers;
	private final RegionDisplay regions;
	private final ItemImages images;
	private final Optional<AnswerCheck> checks;

	/** @param checks checks findings of segmentations; empty if nobody wants to know */
	public ItemRunner(final SingleImageInterpreter model, final ItemKey keys, final AnswerFile answers,
		final RegionDisplay regions, final ItemImages images, final Optional<AnswerCheck> checks)
	{
		this.model = model;
		this.keys = keys;
		this.answers = answers;
		this.regions = regions;
		this.images = images;
		this.checks = checks;
	}

	/**
	 * Asks about an item. Whatever is wrong with the item or its files, or goes wrong in the model, is told in the
	 * result.
	 *
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 * @throws RamException if there is no room for the model
	 * @throws DeviceException if the device cannot run it
	 * @throws IOException if the answer cannot be kept
	 */
	public ItemResult run(final EvaluationItem item, final Cancellation cancellation) throws IOException {
		if (!item.problem().isEmpty()) {
			return ItemResult.failed(item, item.problem());
		}
		final String key;
		final Optional<ItemAnswer> kept;
		final ItemAnswer answer;
		try {
			key = keys.of(item, showsRegion(item) ? regions.key() : "", cancellation);
			kept = answers.find(key).filter(there -> !isOutlined(item) || there.outline().isPresent())
				.filter(there -> !isChecked(item) || there.finding().isPresent());
			answer = kept.isPresent() ? kept.get() : ask(item, key, cancellation);
		}
		catch (final RamException | DeviceException e) {
			throw e;
		}
		catch (final IOException | PromptException | InputException | InferenceException e) {
			return ItemResult.failed(item, item.entry() + ": " + e.getMessage());
		}
		if (kept.isEmpty()) {
			answers.add(answers.find(key).map(answer::or).orElse(answer));
		}
		return new ItemResult(item, answer.text(), ItemScores.of(item, answer.text(), answer.masks()),
			notes(item, answer), "", answer.outline(), isChecked(item) ? answer.finding() : Optional.empty());
	}

	private boolean isChecked(final EvaluationItem item) {
		return checks.isPresent() && item.task() == EvaluationTask.SEGMENTATION;
	}

	private static boolean showsRegion(final EvaluationItem item) {
		return !item.masks().isEmpty() &&
			(item.task() == EvaluationTask.REGION || item.task() == EvaluationTask.DESCRIPTION);
	}

	/** Whether outlines are asked for and compared. */
	private static boolean isOutlined(final EvaluationItem item) {
		return item.task() == EvaluationTask.SEGMENTATION || item.task().isPerImage();
	}

	private static List<String> notes(final EvaluationItem item, final ItemAnswer answer) {
		final List<String> notes = new ArrayList<>(item.notes());
		notes.addAll(answer.notes());
		if (item.task() == EvaluationTask.SEGMENTATION) {
			if (!answer.masks().counts()) {
				notes.add("the known mask is empty: not counted");
			}
		}
		else if (item.truth().isBlank()) {
			notes.add("no single known text: text not counted");
		}
		return notes;
	}

	private ItemAnswer ask(final EvaluationItem item, final String key, final Cancellation cancellation)
		throws IOException
	{
		final ShownImage shown = images.shown(item, cancellation);
		final RgbImage image = shown.picture().frame(0);
		final List<BinaryMask> known = images.known(item, image.width(), image.height(), cancellation);
		final Question question = question(item, image, known);
		final Interpretation answer = model.interpret(question, InterpretationListener.NONE, cancellation);
		final List<BinaryMask> found = answer.findings().stream().map(ItemRunner::mask).toList();
		final List<BinaryMask> predicted = found.isEmpty()
			? List.of(BinaryMask.empty(image.width(), image.height()))
			: found;
		return new ItemAnswer(key, answer.text(), score(item.task(), predicted, known), images.notes(item, shown),
			isOutlined(item) ? Optional.of(PackedMask.of(outline(item.task(), predicted))) : Optional.empty(),
			isChecked(item) ? Optional.of(checked(question, answer, shown, cancellation)) : Optional.empty());
	}

	/** What is measured: of a segmentation, the first outline. */
	private static BinaryMask outline(final EvaluationTask task, final List<BinaryMask> predicted) {
		if (task == EvaluationTask.SEGMENTATION || predicted.size() == 1) {
			return predicted.get(0);
		}
		final MaskCanvas all = new MaskCanvas(predicted.get(0).width(), predicted.get(0).height());
		predicted.forEach(mask -> all.add(mask, 0, 0));
		return all.toMask();
	}

	/** Only the first finding is measured. */
	private FindingScores checked(final Question question, final Interpretation answer, final ShownImage shown,
		final Cancellation cancellation)
	{
		final List<Finding> first = answer.findings().stream().limit(1).toList();
		final Interpretation checked = checks.orElseThrow().check(question, answer.with(first),
			InterpretationListener.NONE, cancellation);
		return FindingScores.of(first, checked.findings(), shown.intensityMode());
	}

	private Question question(final EvaluationItem item, final RgbImage image, final List<BinaryMask> known) {
		if (showsRegion(item)) {
			return regions == RegionDisplay.BOX
				? Question.about(Picture.of(RegionBox.drawn(image, known.get(0))), IMAGE_AND_LINE + item.prompt())
				: Question.about(Picture.of(image), IMAGE + item.prompt()).withRegions(known);
		}
		return Question.about(Picture.of(image),
			(item.task() == EvaluationTask.DESCRIPTION ? IMAGE_AND_LINE : IMAGE) + item.prompt());
	}

	private static BinaryMask mask(final Finding finding) {
		return finding.frames().get(0).mask();
	}

	/**
	 * How the masks fit. A segmentation has its first mask measured, and nothing if the known one is empty
	 * ({@code eval_seg2D.py}) or there is none, as the target is absent; in the other tasks masks are
	 * paired, and where there are none, there is an empty one
	 * ({@code demo_disease.py}).
	 */
	private static MaskScore score(final EvaluationTask task, final List<BinaryMask> predicted,
		final List<BinaryMask> known)
	{
		if (task == EvaluationTask.SEGMENTATION) {
			return known.isEmpty() || known.get(0).area() == 0
				? MaskScore.NONE
				: MaskScore.of(MaskOverlap.of(predicted.get(0), known.get(0)));
		}
		return task.isPerImage()
			? MaskPairs.score(predicted, known.isEmpty() ? List.of(empty(predicted.get(0))) : known)
			: MaskScore.NONE;
	}

	private static BinaryMask empty(final BinaryMask like) {
		return BinaryMask.empty(like.width(), like.height());
	}
}
