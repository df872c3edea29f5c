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
package sc.fiji.unibiomed.interpret.check;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingCheck;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.resize.RegionTokens;
import sc.fiji.unibiomed.interpret.SingleImageInterpreter;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener.Stage;
import sc.fiji.unibiomed.interpret.answer.NothingOutlined;
import sc.fiji.unibiomed.interpret.answer.Timings;
import sc.fiji.unibiomed.interpret.large.FieldPicture;
import sc.fiji.unibiomed.interpret.large.FieldPlan;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.PlanePicture;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * Asks the model back what it has outlined. The model says "Sure, it is [SEG]." whatever it is asked for; but what is
 * there, it also calls by its name when it is shown the outline as a region, and what is not, it calls otherwise.
 */
public final class AnswerCheck {

	/** Names are short. */
	private static final int LONGEST_NAME = 48;

	private final SingleImageInterpreter interpreter;
	private final String question;
	private final int tokenGrid;
	private final boolean isThorough;
	private final CheckRule rule = new CheckRule();
	private final ClaimCheck claims;
	private final CalibrationLookup calibration;

	/**
	 * @param interpreter is asked about the same pictures again; costs little if it keeps what it has computed of them
	 * @param question the words that ask what the one region of a picture is
	 * @param tokenGrid tokens along a side of the model's view of a picture
	 * @param sizes what the model means by small and large
	 * @param sides what left and right mean
	 * @param isThorough whether outlines are asked for again, too
	 */
	public AnswerCheck(final SingleImageInterpreter interpreter, final String question, final int tokenGrid,
		final SizeLimits sizes, final PictureSides sides, final boolean isThorough)
	{
		this(interpreter, question, tokenGrid, new ClaimCheck(sizes, sides), isThorough, CalibrationLookup.NONE);
	}

	private AnswerCheck(final SingleImageInterpreter interpreter, final String question, final int tokenGrid,
		final ClaimCheck claims, final boolean isThorough, final CalibrationLookup calibration)
	{
		this.interpreter = interpreter;
		this.question = question;
		this.tokenGrid = tokenGrid;
		this.claims = claims;
		this.isThorough = isThorough;
		this.calibration = calibration;
	}

	/** The same that knows how often the model is right. */
	public AnswerCheck with(final CalibrationLookup known) {
		return new AnswerCheck(interpreter, question, tokenGrid, claims, isThorough, known);
	}

	/** A whole answer whose findings were checked, noting once whether anybody knows how often they are right. */
	public Interpretation noted(final Interpretation checked) {
		return calibration.noted(checked);
	}

	/** Somebody who answers, and checks each answer. */
	public SingleImageInterpreter checking(final SingleImageInterpreter answers) {
		return (asked, listener, cancellation) -> check(asked, answers.interpret(asked, listener, cancellation),
			listener, cancellation);
	}

	/**
	 * The same for parts of an image: what is absent in one keeps its outline, because the model lacks its
	 * surroundings there. Whoever puts the parts together decides.
	 */
	public SingleImageInterpreter checkingParts(final SingleImageInterpreter answers) {
		return (asked, listener, cancellation) -> {
			final Interpretation given = answers.interpret(asked, listener, cancellation);
			final Interpretation checked = check(asked, given, listener, cancellation);
			final List<Finding> outlined = new ArrayList<>();
			for (int i = 0; i < checked.findings().size(); i++) {
				final Finding finding = given.findings().get(i);
				outlined.add(new Finding(finding.index(), finding.phrase(), finding.frames(),
					checked.findings().get(i).check()));
			}
			return checked.with(outlined);
		};
	}

	/**
	 * Checks all findings of an answer. Of a finding in several planes, its largest and its middle one are checked.
	 *
	 * @param asked what was asked, about a picture with as many frames as findings have
	 * @param listener is told the stage {@link Stage#CHECK}
	 * @return the same answer, whose findings are checked; those that are absent have no outline any more
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 * @throws sc.fiji.unibiomed.runtime.failure.InferenceException if a network fails
	 */
	public Interpretation check(final Question asked, final Interpretation answer,
		final InterpretationListener listener, final Cancellation cancellation)
	{
		if (answer.findings().isEmpty() || asked.picture().isEmpty()) {
			return answer;
		}
		final List<TextClaims> said = TextClaims.of(answer.text());
		final List<Finding> checked = new ArrayList<>();
		try (Timings.Clock clock = answer.timings().start(Stage.CHECK)) {
			for (final Finding finding : answer.findings()) {
				listener.progress(Stage.CHECK, checked.size(), answer.findings().size());
				cancellation.check();
				final FindingCheck check = check(asked.picture().get(), finding, cancellation);
				final TextClaims claim = checked.size() < said.size() ? said.get(checked.size()) : TextClaims.NONE;
				final FindingCheck judged = calibration.applied(finding.phrase(), compared(claim, finding, check));
				checked.add(finding.with(stable(asked, finding, judged, cancellation)));
			}
			listener.progress(Stage.CHECK, checked.size(), checked.size());
		}
		return saidOnce(answer).with(checked);
	}

	/** That nothing is outlined is the reason of a check, and needs no note besides. */
	private static Interpretation saidOnce(final Interpretation answer) {
		final List<String> notes = new ArrayList<>(answer.notes());
		notes.removeAll(NothingOutlined.notes(answer.findings()));
		return answer.withNotes(notes);
	}

	/** Compares what the text says of the finding with its outline; of a stack, the text says it of no plane. */
	private FindingCheck compared(final TextClaims said, final Finding finding, final FindingCheck check) {
		if (check.isAbsent() || finding.frames().size() != 1) {
			return check;
		}
		final List<String> wrong = claims.contradictions(said, finding.phrase(), finding.frames().get(0));
		return wrong.isEmpty()
			? check
			: new FindingCheck(FindingCheck.Verdict.DOUBTFUL, check.reason() + "; " + String.join("; ", wrong),
				check.evidence());
	}

	/** Asks for the outline of a confirmed finding again, where that is wanted. */
	private FindingCheck stable(final Question asked, final Finding finding, final FindingCheck check,
		final Cancellation cancellation)
	{
		if (!isThorough || check.verdict() != FindingCheck.Verdict.CONFIRMED || finding.frames().size() != 1) {
			return check;
		}
		final double agreement = new OutlineStability(interpreter).of(asked, finding, cancellation);
		return OutlineStability.judge(check, agreement);
	}

	private FindingCheck check(final Picture picture, final Finding finding, final Cancellation cancellation) {
		final List<FindingCheck.Part> parts = new ArrayList<>();
		for (final int frame : framesOf(finding)) {
			final FindingMask mask = finding.frames().get(frame);
			final Picture plane = picture.frameCount() > 1 ? new PlanePicture(picture, frame) : picture;
			parts.add(new FindingCheck.Part(check(plane, finding.phrase(), mask, cancellation), mask.shape().pixels()));
		}
		return FindingCheck.of(parts, "planes");
	}

	/** The plane with most pixels, and the middle one of those with any; the first where nothing is outlined. */
	private static TreeSet<Integer> framesOf(final Finding finding) {
		final List<Integer> visible = new ArrayList<>();
		int largest = 0;
		for (int frame = 0; frame < finding.frames().size(); frame++) {
			final long pixels = finding.frames().get(frame).shape().pixels();
			if (pixels > 0) {
				visible.add(frame);
			}
			if (pixels > finding.frames().get(largest).shape().pixels()) {
				largest = frame;
			}
		}
		final TreeSet<Integer> frames = new TreeSet<>(List.of(largest));
		if (!visible.isEmpty()) {
			frames.add(visible.get(visible.size() / 2));
		}
		return frames;
	}

	private FindingCheck check(final Picture plane, final String name, final FindingMask found,
		final Cancellation cancellation)
	{
		final BinaryMask mask = found.mask();
		final long pixels = found.shape().pixels();
		final boolean isSeen = RegionTokens.under(mask, tokenGrid).area() > 0;
		if (!CheckRule.isWorthAsking(pixels, isSeen, found.meanProbability())) {
			return CheckRule.withoutAsking(pixels, found.meanProbability());
		}
		final Bounds part = isSeen
			? new Bounds(0, 0, plane.width(), plane.height())
			: FieldPlan.closeUp(mask.bounds(), plane.width(), plane.height(), plane.pixelAspect());
		final Picture shown = isSeen ? plane : FieldPicture.of(plane, 0, part);
		final Question back = Question.about(shown, question)
			.withRegions(List.of(mask.movedTo(-part.x(), -part.y(), part.width(), part.height())))
			.withMaxNewTokens(LONGEST_NAME);
		final String called = interpreter.interpret(back, InterpretationListener.NONE, cancellation).plainText();
		return rule.afterAsking(name, called.replaceAll("\\s+", " ").strip().replaceAll("[.]+$", ""), isSeen,
			found.meanProbability());
	}
}
