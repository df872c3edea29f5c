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
package sc.fiji.unibiomed.interpret;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.PhraseFinder;
import sc.fiji.unibiomed.interpret.answer.GreedyDecoder;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener.Stage;
import sc.fiji.unibiomed.interpret.answer.NothingOutlined;
import sc.fiji.unibiomed.interpret.answer.Timings;
import sc.fiji.unibiomed.interpret.answer.WrittenAnswer;
import sc.fiji.unibiomed.interpret.drawing.MaskDrawer;
import sc.fiji.unibiomed.interpret.drawing.MaskDrawing;
import sc.fiji.unibiomed.interpret.encoding.FrameFeatures;
import sc.fiji.unibiomed.interpret.encoding.PictureCache;
import sc.fiji.unibiomed.interpret.encoding.VisualTokenCounts;
import sc.fiji.unibiomed.interpret.encoding.VisualTokens;
import sc.fiji.unibiomed.interpret.question.ControlTokens;
import sc.fiji.unibiomed.interpret.question.PromptException;
import sc.fiji.unibiomed.interpret.question.PromptWriter;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.interpret.question.QuestionCheck;
import sc.fiji.unibiomed.interpret.question.UsualTargets;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * How a question becomes an answer: prompt, look, text, masks. What was computed of the picture before, and what stays
 * for the next question, is the memory's business.
 */
final class Answering {

	private final LoadedModel model;
	private final int imageId;
	private final int segmentId;
	private final String adviceIfTooLong;
	private final ControlTokens controlTokens;

	/**
	 * @param adviceIfTooLong what to do about a prompt that is longer than the model's context, as the end of a
	 *           sentence
	 * @throws CheckpointException if the model's tokenizer lacks the tokens for images and masks
	 */
	Answering(final LoadedModel model, final String adviceIfTooLong) throws CheckpointException {
		this.model = model;
		this.adviceIfTooLong = adviceIfTooLong;
		this.imageId = model.tokenizer().idOf(PromptWriter.IMAGE_TOKEN);
		this.segmentId = model.tokenizer().idOf(PhraseFinder.SEGMENT);
		this.controlTokens = ControlTokens.of(model.tokenizer().addedTokens(), model.checkpoint().config().template());
	}

	/** Answers a question with the masks that the reference would draw; see the other method. */
	Interpretation answer(final Question question, final PictureCache memory, final InterpretationListener listener,
		final Cancellation cancellation)
	{
		final MaskDrawing drawing = question.picture().<MaskDrawing>map(picture -> new MaskDrawer(model, picture))
			.orElse(MaskDrawing.NONE);
		try {
			return answer(question, memory, drawing, listener, cancellation);
		}
		finally {
			question.picture().ifPresent(memory::masksDrawn);
		}
	}

	/**
	 * Answers a question.
	 *
	 * @param memory of the question's picture
	 * @param drawing makes the masks; not used for a question without a picture
	 * @throws PromptException if the question cannot be asked
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 * @throws sc.fiji.unibiomed.runtime.failure.InferenceException if a network fails
	 */
	Interpretation answer(final Question question, final PictureCache memory, final MaskDrawing drawing,
		final InterpretationListener listener, final Cancellation cancellation)
	{
		QuestionCheck.check(question.writtenFor(controlTokens));
		// The prompt comes before the picture: it may be refused, and looking takes long.
		final VisualTokenCounts counts = VisualTokenCounts.of(question, model.checkpoint().config());
		final int[] prompt = promptIds(question, counts);
		hint(question).ifPresent(listener::note);
		final Timings timings = new Timings();
		try (LoadedModel.Watch watch = model
			.watchLoading((done, total) -> listener.progress(Stage.PREPARATION, done, total), cancellation))
		{
			return answer(question, counts, prompt, memory, drawing, timings, listener, cancellation);
		}
	}

	private Interpretation answer(final Question question, final VisualTokenCounts counts, final int[] prompt,
		final PictureCache memory, final MaskDrawing drawing, final Timings timings,
		final InterpretationListener listener, final Cancellation cancellation)
	{
		final VisualTokens visual = look(question, memory, timings, listener, cancellation);
		final float[] embeddings = model.embeddings().rows(prompt, imageId, visual.inOrder());
		final WrittenAnswer answer = new GreedyDecoder(model, segmentId).write(prompt, embeddings, pictureEnd(prompt),
			question.maxNewTokens(), memory.tokens(), timings, listener, cancellation);
		memory.textWritten();
		final List<Finding> findings = findings(question, answer, memory.frames(), drawing, timings, listener,
			cancellation);
		return new Interpretation(answer.text(), answer.promptTokens(), answer.tokens(), findings,
			notes(question, counts, answer, findings), timings);
	}

	/** How many tokens come up to the end of the picture: of the first unbroken row of image tokens. */
	private int pictureEnd(final int[] prompt) {
		int at = 0;
		while (at < prompt.length && prompt[at] != imageId) {
			at++;
		}
		if (at == prompt.length) {
			return 0;
		}
		while (at < prompt.length && prompt[at] == imageId) {
			at++;
		}
		return at;
	}

	/** A checked question as the tokenizer is given it. */
	String promptText(final Question question) {
		return promptText(question, VisualTokenCounts.of(question, model.checkpoint().config()));
	}

	private String promptText(final Question question, final VisualTokenCounts counts) {
		return PromptWriter.of(model.checkpoint().config().template(), question.writtenFor(controlTokens),
			counts.tiles(), counts.perTile(), counts.perRegion());
	}

	private VisualTokens look(final Question question, final PictureCache memory, final Timings timings,
		final InterpretationListener listener, final Cancellation cancellation)
	{
		if (question.picture().isEmpty()) {
			return VisualTokens.NONE;
		}
		return memory.look(question.picture().get(), timings, listener, cancellation).withRegions(question.regions(),
			model.checkpoint().config().language().hiddenSize());
	}

	private List<Finding> findings(final Question question, final WrittenAnswer answer, final FrameFeatures frames,
		final MaskDrawing drawing, final Timings timings, final InterpretationListener listener,
		final Cancellation cancellation)
	{
		final List<Finding> findings = new ArrayList<>();
		if (question.picture().isPresent() && !answer.segHiddenStates().isEmpty()) {
			final List<List<FindingMask>> masks = drawing.draw(answer.segHiddenStates(), frames, timings, listener,
				cancellation);
			final List<String> phrases = PhraseFinder.phrases(answer.text(), question.prompt());
			for (int i = 0; i < masks.size(); i++) {
				findings.add(new Finding(i + 1, phrases.get(i), masks.get(i)));
			}
		}
		return findings;
	}

	/** The prompt's token ids, checked against the model's context and against the picture's tokens. */
	private int[] promptIds(final Question question, final VisualTokenCounts counts) {
		final int[] ids = ControlTokens.pieces(promptText(question, counts)).stream()
			.flatMapToInt(piece -> Arrays.stream(model.tokenizer().encode(piece))).toArray();

		final int context = model.checkpoint().config().language().maxPositions();
		if (ids.length >= context) {
			throw new PromptException("The prompt has " + ids.length + " tokens, but the model reads at most " +
				(context - 1) + "; " + adviceIfTooLong + ".");
		}
		if (question.picture().isPresent()) {
			final long places = Arrays.stream(ids).filter(id -> id == imageId).count();
			if (places != counts.total()) {
				throw new PromptException(
					"The past text and the prompt hold " + places + " image tokens (" + PromptWriter.IMAGE_TOKEN +
						"), but this image has " + counts.total() + "; the conversation belongs to another image.");
			}
		}
		return ids;
	}

	private Optional<String> hint(final Question question) {
		return question.picture().isEmpty()
			? Optional.empty()
			: UsualTargets.hint(model.checkpoint().name(), question.prompt());
	}

	private List<String> notes(final Question question, final VisualTokenCounts counts, final WrittenAnswer answer,
		final List<Finding> findings)
	{
		final List<String> notes = new ArrayList<>(hint(question).stream().toList());
		notes.addAll(controlTokens.notes(question));
		notes.addAll(NothingOutlined.notes(findings));
		for (int i = 0; i < counts.perRegion().size(); i++) {
			if (counts.perRegion().get(i) == 0) {
				notes.add("Region " + (i + 1) +
					" is too small for the model to see; draw it larger, or crop the image around it.");
			}
		}
		if (question.picture().isEmpty() && !answer.segHiddenStates().isEmpty()) {
			notes.add("The model points at something, but no image was given.");
		}
		final long written = Arrays.stream(answer.text().split("\\[SEG\\]", -1)).count() - 1;
		if (question.picture().isPresent() && written > answer.segHiddenStates().size()) {
			notes.add("The answer ends at the limit of " + answer.tokens().size() +
				" tokens, before the mask of its last finding could be made; allow more tokens.");
		}
		notes.addAll(model.deviceNotes());
		notes.addAll(model.remarks());
		return notes;
	}
}
