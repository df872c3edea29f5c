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
package sc.fiji.unibiomed.interpret.ask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import sc.fiji.unibiomed.checkpoint.DemoWeights;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.modality.Modality;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.interpret.Interpreter;
import sc.fiji.unibiomed.interpret.PartAnswers;
import sc.fiji.unibiomed.interpret.PlaneByPlaneInterpreter;
import sc.fiji.unibiomed.interpret.SingleImageInterpreter;
import sc.fiji.unibiomed.interpret.VolumeInterpreter;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.check.AnswerCheck;
import sc.fiji.unibiomed.interpret.check.Calibration;
import sc.fiji.unibiomed.interpret.check.CalibrationLookup;
import sc.fiji.unibiomed.interpret.check.CalibrationStore;
import sc.fiji.unibiomed.interpret.check.CheckLevel;
import sc.fiji.unibiomed.interpret.check.NamedTargets;
import sc.fiji.unibiomed.interpret.check.PictureSides;
import sc.fiji.unibiomed.interpret.check.SizeLimits;
import sc.fiji.unibiomed.interpret.demo.DemoWarnings;
import sc.fiji.unibiomed.interpret.encoding.EncodedPicture;
import sc.fiji.unibiomed.interpret.encoding.RecentPictures;
import sc.fiji.unibiomed.interpret.large.FieldPicture;
import sc.fiji.unibiomed.interpret.large.FieldPlan;
import sc.fiji.unibiomed.interpret.large.LargeImageInterpreter;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;
import sc.fiji.unibiomed.interpret.view.ShownImage;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * A question about an image, ready to be asked: the one way in, for menu, macros, Assistant, command line, batch,
 * ImgLib2, datasets and Spark alike. What the model is shown is decided when this is made, and does not follow what the
 * user changes later.
 *
 * <pre>{@code
 * ImageQuestion question = ImageQuestion.of(source.image(), AskedTask.segment("liver"), List.of(), InputChoice.NONE,
 *     PlaneSelection.of(Planes.CURRENT));
 * Interpretation answer = question.ask(model, InterpretationListener.NONE, new Cancellation()).answer();
 * }</pre>
 *
 * @param shown how the image is shown
 * @param task what is asked
 * @param prompt the words for the model; of regions that are described, those for all of them
 * @param regions what the words speak of; may be none
 * @param pastText conversation before it in the model's own notation, verbatim; mostly empty
 * @param maxNewTokens the longest answer, in tokens, at least 1
 */
public record ImageQuestion(ShownImage shown, AskedTask task, String prompt, List<MarkedRegion> regions,
	String pastText, int maxNewTokens)
{

	public ImageQuestion {
		regions = List.copyOf(regions);
	}

	/**
	 * Makes a question, and decides what the model is shown.
	 *
	 * @param regions of the image; needed to describe them, and where the words speak of them
	 * @param choice what was said with the question about how the image is shown
	 * @param planes which planes; not used where regions are described, as they name theirs
	 * @throws InputException if the question cannot be asked; the message is a sentence for people
	 */
	public static ImageQuestion of(final RawImage image, final AskedTask task, final List<MarkedRegion> regions,
		final InputChoice choice, final PlaneSelection planes)
	{
		if (task.task() == Task.DESCRIBE && regions.isEmpty()) {
			throw new InputException("regions",
				"There is no region to describe; draw a selection, or give a mask for each region.");
		}
		final String about = task.about();
		final ShownImage shown;
		if (regions.isEmpty()) {
			shown = ShownImage.of(image, planes, choice, about);
		}
		else {
			if (task.task() != Task.DESCRIBE && (planes.planes() != Planes.CURRENT || positions(regions).size() > 1)) {
				throw new InputException("regions",
					"A question about regions is about one plane, not about a stack; choose the " +
						"plane, or describe the regions.");
			}
			shown = positions(regions).equals(List.of(image.facts().shown().allChannels()))
				? ShownImage.of(image, PlaneSelection.of(Planes.CURRENT), choice, about)
				: ShownImage.ofPlanes(image, positions(regions), choice, about);
		}
		final String modality = ShownImage.modality(image.facts(), choice, about).label();
		final String prompt = task.prompt(modality, regions.size());
		RegionMentions.check(prompt, regions.size());
		return new ImageQuestion(shown, task, prompt, regions, "", Question.DEFAULT_MAX_NEW_TOKENS);
	}

	private static List<Position> positions(final List<MarkedRegion> regions) {
		return regions.stream().map(MarkedRegion::position).distinct().toList();
	}

	/** The same with another limit of the answer. */
	public ImageQuestion withMaxNewTokens(final int tokens) {
		return new ImageQuestion(shown, task, prompt, regions, pastText, tokens);
	}

	/** The same after an earlier conversation. */
	public ImageQuestion withPastText(final String past) {
		return new ImageQuestion(shown, task, prompt, regions, past, maxNewTokens);
	}

	/** The same, shown as another question was; see {@link ShownImage}. */
	public ImageQuestion with(final ShownImage other) {
		return new ImageQuestion(other, task, prompt, regions, pastText, maxNewTokens);
	}

	/** How it is asked of a model. */
	public QuestionStrategy asking(final LoadedModel model) {
		if (!regions.isEmpty()) {
			final int grid = model.checkpoint().config().tokenGrid();
			return task.task() == Task.DESCRIBE
				? RegionGroups.ofEach(shown, regions, grid)
				: RegionGroups.together(shown, regions, grid);
		}
		final QuestionStrategy plane = shown.inFields() && pastText.isEmpty()
			? new QuestionStrategy.InFields(shown.fieldSide())
			: new QuestionStrategy.Whole();
		final boolean stack = shown.picture().isStack();
		if ((shown.hasSeveral() || stack) && shown.planes().isFollowed()) {
			return new QuestionStrategy.Followed(shown.key(), shown.names().get(shown.key()));
		}
		if ((shown.hasSeveral() || stack) && shown.planes().isEachByItself()) {
			return new QuestionStrategy.EachPlane(shown.names(), plane);
		}
		return plane;
	}

	/** Whether the model is shown the picture as it is, so that it can be looked at before its turn. */
	public boolean canBeEncodedBefore(final LoadedModel model) {
		return asking(model) instanceof QuestionStrategy.Whole;
	}

	/**
	 * Asks, and keeps nothing for further questions.
	 *
	 * @throws CheckpointException if the model cannot look at images
	 * @throws sc.fiji.unibiomed.interpret.question.PromptException if the question cannot be asked
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 * @throws sc.fiji.unibiomed.runtime.failure.InferenceException if a network fails
	 */
	public Reply ask(final LoadedModel model, final InterpretationListener listener, final Cancellation cancellation)
		throws CheckpointException
	{
		return ask(model, Optional.empty(), Optional.empty(), listener, cancellation);
	}

	/**
	 * As the other method.
	 *
	 * @param recent keeps what was computed of single images for further questions about them
	 * @param encoded what was made of the picture before its turn; empty if nothing
	 */
	public Reply ask(final LoadedModel model, final Optional<RecentPictures> recent,
		final Optional<EncodedPicture> encoded, final InterpretationListener listener, final Cancellation cancellation)
		throws CheckpointException
	{
		final List<String> warnings = warnings(model, listener);
		final Reply reply = checked(model, recent, encoded, listener, cancellation);
		return new Reply(withObjects(reply.answer()), reply.descriptions()).noting(warnings);
	}

	/**
	 * An answer that was given in another way than by {@link #ask}, with the objects of its findings, as the task wants
	 * them.
	 */
	public Interpretation withObjects(final Interpretation answer) {
		return new AnswerObjects(task).in(answer, shown.positions());
	}

	/**
	 * What must stand before the answer, because the model was not trained for such a question or picture.
	 *
	 * @param listener told each sentence before the answer is written
	 * @return sentences for people, as {@link DemoWarnings} has them; mostly empty
	 * @throws CheckpointException if the model's weights cannot be read
	 */
	public List<String> warnings(final LoadedModel model, final InterpretationListener listener)
		throws CheckpointException
	{
		final List<String> warnings = DemoWarnings.of(model.checkpoint(), prompt, task.isInside() ? 0 : regions.size(),
			shown.picture());
		warnings.forEach(listener::warning);
		return warnings;
	}

	private Reply checked(final LoadedModel model, final Optional<RecentPictures> recent,
		final Optional<EncodedPicture> encoded, final InterpretationListener listener, final Cancellation cancellation)
		throws CheckpointException
	{
		if (task.check() == CheckLevel.OFF) {
			return answer(model, recent.isPresent() ? new Interpreter(model, recent.get()) : new Interpreter(model),
				Optional.empty(), encoded, listener, cancellation);
		}
		// Asking back is about a picture that was looked at just now.
		try (RecentPictures own = new RecentPictures(RecentPictures.DEFAULT_LIMIT)) {
			final Interpreter interpreter = new Interpreter(model, recent.orElse(own));
			return answer(model, interpreter, Optional.of(checkOf(model, interpreter)), encoded, listener,
				cancellation);
		}
	}

	/**
	 * What checks an answer that was given in another way than by {@link #ask}, in the light of what was measured of
	 * such questions.
	 *
	 * @param interpreter is asked back
	 * @throws CheckpointException if the model's weights cannot be read
	 */
	public AnswerCheck checkOf(final LoadedModel model, final SingleImageInterpreter interpreter)
		throws CheckpointException
	{
		return check(model, interpreter, PictureSides.of(shown.image().facts().tags()), task.check())
			.with(calibration(model));
	}

	/**
	 * What checks answers by the rule alone.
	 *
	 * @param interpreter is asked back
	 * @throws CheckpointException if the model's weights cannot be read
	 */
	public static AnswerCheck check(final LoadedModel model, final SingleImageInterpreter interpreter,
		final CheckLevel level) throws CheckpointException
	{
		return check(model, interpreter, PictureSides.OF_PICTURE, level);
	}

	private static AnswerCheck check(final LoadedModel model, final SingleImageInterpreter interpreter,
		final PictureSides sides, final CheckLevel level) throws CheckpointException
	{
		final SizeLimits sizes = DemoWeights.are(model.checkpoint()) ? SizeLimits.DEMONSTRATION : SizeLimits.UNKNOWN;
		return new AnswerCheck(interpreter, TaskPrompts.describe(1), model.checkpoint().config().tokenGrid(), sizes,
			sides, level == CheckLevel.THOROUGH);
	}

	/** Measured are outlines that are asked for by their name, in single pictures that are looked at whole. */
	private CalibrationLookup calibration(final LoadedModel model) throws CheckpointException {
		final Optional<CalibrationStore> store = CalibrationStore.of(model.options());
		if (store.isEmpty() || store.get().isEmpty() || !pastText.isEmpty() || shown.picture().isStack() ||
			!TaskPrompts.asksForOutline(prompt) || !(asking(model) instanceof QuestionStrategy.Whole))
		{
			return CalibrationLookup.NONE;
		}
		return store.get().find(new Calibration.Key(model.checkpoint().identity(), model.options().precision().label(),
			shown.intensityMode()));
	}

	private Reply answer(final LoadedModel model, final Interpreter interpreter, final Optional<AnswerCheck> checks,
		final Optional<EncodedPicture> encoded, final InterpretationListener listener, final Cancellation cancellation)
		throws CheckpointException
	{
		final QuestionStrategy asking = asking(model);
		final SingleImageInterpreter checked = checks.map(each -> each.checking(interpreter)).orElse(interpreter);
		if (asking instanceof QuestionStrategy.AroundRegions around) {
			final Reply reply = new RegionAnswers(this, checked, around).ask(listener, cancellation);
			return checks.map(each -> new Reply(each.noted(reply.answer()), reply.descriptions())).orElse(reply);
		}
		final Question question = question(shown.picture());
		final Interpretation answer;
		if (asking instanceof QuestionStrategy.EachPlane each) {
			answer = new PlaneByPlaneInterpreter(single(each.plane(), interpreter, checks)).interpret(question,
				each.names(), listener, cancellation);
		}
		else if (asking instanceof QuestionStrategy.InFields) {
			answer = single(asking, interpreter, checks).interpret(question, listener, cancellation);
		}
		else {
			final Interpretation given = asking instanceof QuestionStrategy.Followed followed
				? new VolumeInterpreter(model).interpret(question, followed.key(), listener, cancellation)
				: interpreter.interpret(question, encoded, listener, cancellation);
			answer = checks.isEmpty()
				? given
				: withNamed(checks.get().check(question, given, listener, cancellation), checked, cancellation);
		}
		return new Reply(checks.map(each -> each.noted(answer)).orElse(answer).noting(shown.notes()), List.of());
	}

	/** A report may name what it does not point at: that is asked for, and checked as well. */
	private Interpretation withNamed(final Interpretation report, final SingleImageInterpreter checked,
		final Cancellation cancellation)
	{
		final boolean isReport = task.task() == Task.REPORT || task.task() == Task.FIND;
		if (!isReport || shown.picture().frameCount() > 1) {
			return report;
		}
		final List<Finding> findings = new ArrayList<>(report.findings());
		final List<String> notes = new ArrayList<>();
		final String modality = ShownImage.modality(shown.image().facts(), InputChoice.NONE, "").label();
		final List<String> targets = Arrays.stream(Modality.values()).flatMap(each -> each.targets().stream()).toList();
		for (final String name : NamedTargets.in(report.text(), findings.stream().map(Finding::phrase).toList(),
			targets))
		{
			cancellation.check();
			final Question named = Question.about(shown.picture(), TaskPrompts.segment(name, modality))
				.withMaxNewTokens(maxNewTokens);
			checked.interpret(named, InterpretationListener.NONE, cancellation).findings().stream().findFirst()
				.ifPresent(found -> findings.add(found.named(name).numbered(findings.size() + 1)));
			notes.add("The text names '" + name + "' without an outline; it was asked for.");
		}
		return report.with(findings).noting(notes);
	}

	private Question question(final Picture picture) {
		return Question.about(picture, prompt).withPastText(pastText).withMaxNewTokens(maxNewTokens)
			.inPlainWords(!task.isPrompt());
	}

	private static SingleImageInterpreter single(final QuestionStrategy how, final Interpreter interpreter,
		final Optional<AnswerCheck> checks)
	{
		if (how instanceof QuestionStrategy.InFields fields) {
			final LargeImageInterpreter large = new LargeImageInterpreter(
				checks.map(each -> each.checkingParts(interpreter)).orElse(interpreter));
			return (question, listener, cancellation) -> large.interpret(question, fields.side(),
				FieldPlan.DEFAULT_OVERLAP, listener, cancellation);
		}
		return checks.map(each -> each.checking(interpreter)).orElse(interpreter);
	}

	/** Asks about regions, group by group. */
	private record RegionAnswers(ImageQuestion question, SingleImageInterpreter interpreter,
		QuestionStrategy.AroundRegions around)
	{

		Reply ask(final InterpretationListener listener, final Cancellation cancellation) {
			final Picture picture = question.shown().picture();
			final List<RegionGroup> groups = around.groups();
			final PartAnswers answers = new PartAnswers(picture.width(), picture.height(), picture.frameCount());
			final String[] texts = new String[question.regions().size()];
			final PartListener parts = new PartListener(listener);
			for (int i = 0; i < groups.size(); i++) {
				final RegionGroup group = groups.get(i);
				cancellation.check();
				if (groups.size() > 1) {
					listener.field(i + 1, groups.size());
				}
				if (i > 0) {
					parts.nextPart();
				}
				final String words = question.task().task() == Task.DESCRIBE
					? TaskPrompts.describe(group.regions().size())
					: question.prompt();
				final Interpretation answer = interpreter
					.interpret(new Question(Optional.of(FieldPicture.of(picture, group.frame(), group.part())), words,
						question.pastText(), question.task().isInside() ? List.of() : group.masks(),
						question.maxNewTokens(), !question.task().isPrompt()), parts, cancellation);
				answers.add(group.frame(), group.part(), answer);
				final List<String> descriptions = RegionDescriptions.of(answer.plainText(), group.regions().size());
				for (int k = 0; k < descriptions.size(); k++) {
					texts[group.regions().get(k)] = descriptions.get(k);
				}
			}
			parts.finish();
			final List<String> notes = new ArrayList<>(question.shown().notes());
			notes.addAll(around.notes());
			final Interpretation all = answers.merged(notes);
			return question.task().isInside()
				? new Reply(InsideRegions.of(all, question.regions(), question.shown().positions()), List.of())
				: new Reply(all, Arrays.asList(texts));
		}
	}
}
