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
package sc.fiji.unibiomed.interpret.result;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import sc.fiji.unibiomed.checkpoint.ModelCredit;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.FindingName;
import sc.fiji.unibiomed.findings.measure.AnswerRemarks;
import sc.fiji.unibiomed.findings.measure.AskedImage;
import sc.fiji.unibiomed.findings.measure.BatchOrigin;
import sc.fiji.unibiomed.findings.measure.MeasuredFinding;
import sc.fiji.unibiomed.findings.measure.Provenance;
import sc.fiji.unibiomed.findings.measure.ReportPicture;
import sc.fiji.unibiomed.findings.measure.RegionName;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.interpret.ask.ImageQuestion;
import sc.fiji.unibiomed.interpret.ask.MarkedRegion;
import sc.fiji.unibiomed.interpret.ask.Reply;
import sc.fiji.unibiomed.interpret.ask.Task;
import sc.fiji.unibiomed.interpret.demo.DemoWarnings;
import sc.fiji.unibiomed.interpret.view.ShownImage;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.util.SoftwareVersion;

/**
 * An answer about a file as what is exported: with measurements of its own pixels, as an answer in ImageJ has them.
 *
 * <pre>{@code
 * Reply reply = question.ask(model, InterpretationListener.NONE, new Cancellation());
 * Results results = QuestionResults.of(question, reply, model, "02_ct.png", BatchOrigin.NONE, true);
 * }</pre>
 */
public final class QuestionResults {

	private QuestionResults() {}

	/**
	 * Measures and notes everything while the file is open.
	 *
	 * @param imageName what tables call the image
	 * @param batch where in a batch it comes from
	 * @param withPictures whether pictures for a report are made, for which frames are read
	 */
	public static Results of(final ImageQuestion question, final Reply reply, final LoadedModel model,
		final String imageName, final BatchOrigin batch, final boolean withPictures) throws CheckpointException
	{
		final ShownImage shown = question.shown();
		final RawImage image = shown.image();
		final List<Finding> findings = findings(question, reply);
		final AskedImage asked = new AskedImage(image.facts(), shown.positions(), image.fullX(), image.fullY(),
			withPictures ? ReportPictures.of(shown.picture(), ReportPicture.framesOf(findings)) : List.of());
		final List<MeasuredFinding> rows = new ArrayList<>();
		for (final MeasuredFinding row : Results.rows(findings, asked)) {
			rows.add(row
				.named(RegionName.inPlane(FindingName.ofObject(row.finding(), row.object()), row.slice(), row.time(),
					image.facts().size()))
				.with(MaskValues.of(image, shown.positions().get(row.frame()), row.mask().mask()).intensity()));
		}
		return new Results(provenance(question, model, imageName), asked, reply.answer().text(), batch, rows).with(
			remarks(reply.answer().notes(), ModelCredit.of(model.checkpoint(), model.options().precision().label())));
	}

	/** Which model answered, and the notes of the answer. */
	public static AnswerRemarks remarks(final List<String> notes, final ModelCredit model) {
		return new AnswerRemarks(model.forPages(), DemoWarnings.among(notes), DemoWarnings.others(notes));
	}

	/** What the model points at; before it, regions that were described, with what is said of them. */
	private static List<Finding> findings(final ImageQuestion question, final Reply reply) {
		final List<Finding> findings = new ArrayList<>();
		if (question.task().task() == Task.DESCRIBE) {
			for (int i = 0; i < question.regions().size(); i++) {
				findings
					.add(described(i + 1, question.regions().get(i), reply.descriptions().get(i), question.shown()));
			}
		}
		findings.addAll(reply.answer().findings());
		return findings;
	}

	private static Finding described(final int number, final MarkedRegion region, final String text,
		final ShownImage shown)
	{
		final BinaryMask mask = region.mask();
		final List<FindingMask> frames = new ArrayList<>(Collections.nCopies(shown.positions().size(),
			FindingMask.unrated(BinaryMask.empty(mask.width(), mask.height()))));
		frames.set(shown.positions().indexOf(region.position()), FindingMask.unrated(mask));
		return new Finding(number, text, frames);
	}

	private static Provenance provenance(final ImageQuestion question, final LoadedModel model, final String imageName)
		throws CheckpointException
	{
		return new Provenance(model.checkpoint().name(), model.checkpoint().sha256(), question.task().task().label(),
			question.prompt(), model.options().precision().label(), model.options().device().label(),
			"UniBiomed for Fiji " + SoftwareVersion.text(), Instant.now(), imageName,
			PictureChecksum.of(question.shown().picture()), question.shown().description());
	}
}
