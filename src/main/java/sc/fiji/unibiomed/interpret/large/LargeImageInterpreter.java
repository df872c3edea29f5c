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
package sc.fiji.unibiomed.interpret.large;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.interpret.Interpreter;
import sc.fiji.unibiomed.interpret.SingleImageInterpreter;
import sc.fiji.unibiomed.interpret.answer.AnswerStream;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.answer.NothingOutlined;
import sc.fiji.unibiomed.interpret.answer.Timings;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.PromptException;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * Answers questions about large images: asks the question of each field of view, and makes one answer of the answers.
 * The field's side is the working resolution, since the model sees every field at the same size: SAM 2 at 1024 × 1024
 * pixels. A side of 1024 shows it each pixel, one of 4096 every fourth. Reads one field at a time. Answers one question
 * at a time; does not close the model.
 */
public final class LargeImageInterpreter {

	/**
	 * From more pixels than this along a side, an image is better looked at in fields: SAM 2 sees less than half of
	 * them.
	 */
	public static final int LARGE = 2000;

	/** SAM 2's own size: every pixel of the image is one of the model's. */
	public static final int DEFAULT_SIDE = 1024;

	/** Smaller fields show blurred patches and take forever. */
	public static final int MIN_SIDE = 64;

	private final SingleImageInterpreter interpreter;

	/** @throws CheckpointException if the model's tokenizer lacks the tokens for images and masks */
	public LargeImageInterpreter(final LoadedModel model) throws CheckpointException {
		this(new Interpreter(model));
	}

	/** @param interpreter answers about each field */
	public LargeImageInterpreter(final SingleImageInterpreter interpreter) {
		this.interpreter = interpreter;
	}

	/** Whether a picture is so large that it is better looked at in fields. */
	public static boolean isLarge(final Picture picture) {
		return !picture.isStack() && isLarge(picture.width(), picture.height());
	}

	/** Whether an image, or a frame of a stack, of this size is better looked at in fields. */
	public static boolean isLarge(final int width, final int height) {
		return Math.max(width, height) > LARGE;
	}

	/**
	 * Answers a question about a large image.
	 *
	 * <p>Findings of all fields that have the same name are one finding. The answer's text is that of all fields or,
	 * where they differ, a line for each different answer. The ids in are those of one field, which are the same for
	 * all; the ids out are those of all fields in turn; the seconds are sums. Fields of one colour throughout are not
	 * asked about.
	 *
	 * @param question about a single image, without regions or past text
	 * @param fieldSide pixels along x that the model sees at once, at least {@link #MIN_SIDE}
	 * @param overlap part of a field that it shares with the next one, from 0 to {@link FieldPlan#MAX_OVERLAP};
	 *          {@link FieldPlan#DEFAULT_OVERLAP} mostly
	 * @param listener is told the fields, one progress of the whole image, and the text once, when it is complete
	 * @throws PromptException if the question cannot be asked
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled; nothing is left behind
	 * @throws sc.fiji.unibiomed.runtime.failure.InferenceException if a network fails
	 */
	public Interpretation interpret(final Question question, final int fieldSide, final double overlap,
		final InterpretationListener listener, final Cancellation cancellation)
	{
		final Picture picture = check(question, fieldSide);
		final FieldPlan plan = FieldPlan.of(picture.width(), picture.height(), fieldSide, overlap,
			picture.pixelAspect());
		final FieldProgress progress = new FieldProgress(listener, plan.count());
		final Collected all = new Collected(plan);
		for (int field = 0; field < plan.count(); field++) {
			cancellation.check();
			progress.begin(field);
			final FieldPicture view = FieldPicture.of(picture, plan.field(field));
			// If there is nothing to see anywhere, the last field is asked all the same: there must be an answer.
			final boolean lastChance = field == plan.count() - 1 && all.blank == field;
			if (view.isBlank() && !lastChance) {
				all.blank++;
			}
			else {
				all.isEmpty = view.isBlank();
				all.add(field, interpreter.interpret(question.with(Optional.of(view)), progress, cancellation));
			}
			progress.end();
		}
		cancellation.check();
		final Interpretation answer = all.merged();
		AnswerStream.whole(answer.text(), listener);
		return answer;
	}

	private static Picture check(final Question question, final int fieldSide) {
		if (fieldSide < MIN_SIDE) {
			throw new PromptException(
				"A field must have a side of at least " + MIN_SIDE + " pixels, not " + fieldSide + ".");
		}
		final Picture picture = question.picture()
			.orElseThrow(() -> new PromptException("Fields were asked for, but no image was given."));
		if (picture.isStack()) {
			throw new PromptException("Only a single image can be split into fields, not a stack.");
		}
		if (!question.regions().isEmpty()) {
			throw new PromptException(
				"Regions of a large image are described in a field of their own, not in all of its " +
					"fields; ask about the part of the image around the region.");
		}
		if (!question.pastText().isEmpty()) {
			throw new PromptException(
				"An image can be split into fields only at the start of a conversation, not after past text.");
		}
		return picture;
	}

	/** What the fields have answered so far. */
	private static final class Collected {

		private final FieldPlan plan;
		private final FieldAnswers answers = new FieldAnswers();
		private final Map<String, MergedFinding> findings = new LinkedHashMap<>();
		private final List<Integer> tokens = new ArrayList<>();
		private final Set<String> notes = new LinkedHashSet<>();
		private final Timings timings = new Timings();
		private List<Integer> promptTokens = List.of();
		/** Number of fields of one colour. */
		private int blank;
		/** Whether all of them are. */
		private boolean isEmpty;

		Collected(final FieldPlan plan) {
			this.plan = plan;
		}

		void add(final int field, final Interpretation answer) {
			answers.add(answer.text(), answer.findings());
			final Map<String, List<Finding>> named = answer.findings().stream().collect(Collectors
				.groupingBy(finding -> FieldAnswers.key(finding.phrase()), LinkedHashMap::new, Collectors.toList()));
			named.forEach((key, same) -> findings
				.computeIfAbsent(key, unused -> new MergedFinding(same.get(0).phrase().strip(), plan))
				.add(field, same));
			promptTokens = answer.promptTokens();
			tokens.addAll(answer.tokens());
			// What one field has nothing of may be in another one.
			final List<String> empty = NothingOutlined.notes(answer.findings());
			answer.notes().stream().filter(note -> !empty.contains(note)).forEach(notes::add);
			timings.add(answer.timings());
		}

		Interpretation merged() {
			final List<Finding> merged = new ArrayList<>();
			for (final String key : answers.keys()) {
				merged.add(findings.get(key).finish(merged.size() + 1));
			}
			final List<String> told = allNotes();
			told.addAll(NothingOutlined.notes(merged));
			return new Interpretation(answers.text(), promptTokens, tokens, merged, told, timings);
		}

		private List<String> allNotes() {
			final List<String> all = new ArrayList<>();
			final String size = plan.field(0).width() + " × " + plan.field(0).height() + " pixels";
			all.add(plan.count() == 1
				? "The image was split into 1 field of " + size + "."
				: "The image was split into " + plan.count() + " fields of " + size + ".");
			if (blank > 0) {
				all.add(blank + " of them " + (blank == 1 ? "has" : "have") + " one colour throughout and " +
					(blank == 1 ? "was" : "were") + " left out.");
			}
			if (isEmpty) {
				all.add("The image is shown in one colour everywhere; there is nothing to see.");
			}
			all.addAll(notes);
			return all;
		}
	}
}
