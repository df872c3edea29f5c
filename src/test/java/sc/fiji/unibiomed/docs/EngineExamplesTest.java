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
package sc.fiji.unibiomed.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.batch.Batch;
import sc.fiji.unibiomed.batch.BatchListener;
import sc.fiji.unibiomed.batch.BatchSummary;
import sc.fiji.unibiomed.batch.compare.BatchComparison;
import sc.fiji.unibiomed.batch.compare.RunChoice;
import sc.fiji.unibiomed.batch.plan.BatchPlan;
import sc.fiji.unibiomed.batch.plan.BatchSettings;
import sc.fiji.unibiomed.batch.plan.Shard;
import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.export.FindingsExporter;
import sc.fiji.unibiomed.findings.export.FindingsExporters;
import sc.fiji.unibiomed.findings.measure.BatchOrigin;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.interpret.Conversation;
import sc.fiji.unibiomed.interpret.Interpreter;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.answer.Timings;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.ask.ImageQuestion;
import sc.fiji.unibiomed.interpret.ask.Reply;
import sc.fiji.unibiomed.interpret.correction.CorrectedMask;
import sc.fiji.unibiomed.interpret.correction.CorrectionPrompt;
import sc.fiji.unibiomed.interpret.correction.MaskCorrector;
import sc.fiji.unibiomed.interpret.correction.PointPrompt;
import sc.fiji.unibiomed.interpret.encoding.PictureCache;
import sc.fiji.unibiomed.interpret.file.ImageFormats;
import sc.fiji.unibiomed.interpret.file.ImageSource;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.interpret.result.QuestionResults;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.ImageFeatures;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.Precision;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.testing.Reference;
import sc.fiji.unibiomed.testing.TestCheckpoints;
import sc.fiji.unibiomed.util.Cancellation;

/** The examples in the documentation of the engine's types, as they are run. Every line of theirs is in here. */
@Timeout(300)
class EngineExamplesTest {

	private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\n(.*?)\\*\\s*\\}</pre>", Pattern.DOTALL);
	private static final Path SOURCES = Path.of("src/main/java/sc/fiji/unibiomed");

	@TempDir
	private Path output;

	private final Path file = Path.of("sample-images/02_ct.png");
	private final Path folder = Path.of("sample-images");

	@Test
	void aQuestionAboutAFile() throws IOException {
		final List<String> found = new ArrayList<>();
		Models models = new Models(CacheFolder.ofUser());
		try (LoadedModel model = new LoadedModel(models.open("demo"), RuntimeOptions.exactOnCpu());
			ImageSource source = ImageFormats.installed().open(file, PlaneChoice.parse("1"), OptionalInt.empty()))
		{
			ImageQuestion question = ImageQuestion.of(source.image(), AskedTask.segment("liver"), List.of(),
				InputChoice.NONE, PlaneSelection.of(Planes.CURRENT));
			Interpretation answer = question.ask(model, InterpretationListener.NONE, new Cancellation()).answer();
			for (Finding finding : answer.findings()) {
				System.out.println(finding.phrase() + ": " + finding.pixels() + " pixels");
				found.add(finding.phrase());
			}
			Reply reply = question.ask(model, InterpretationListener.NONE, new Cancellation());
			Results results = QuestionResults.of(question, reply, model, "02_ct.png", BatchOrigin.NONE, true);
			for (FindingsExporter exporter : FindingsExporters.named("csv,geojson")) {
				exporter.write(results, output.resolve(exporter.fileName(results)));
			}
		}
		assertEquals(List.of("liver"), found);
		try (Stream<Path> files = Files.list(output)) {
			assertEquals(2, files.count());
		}
	}

	@Test
	void theEngineItself() throws IOException {
		Checkpoint checkpoint = new Models(CacheFolder.ofUser()).open("demo");
		try (LoadedModel model = new LoadedModel(checkpoint, RuntimeOptions.exactOnCpu())) {
			RgbImage image = ImageFiles.read(file);
			Question question = Question.about(Picture.of(image), "Please segment liver in CT.");
			Interpretation answer = new Interpreter(model).interpret(question, InterpretationListener.NONE,
				new Cancellation());
			BinaryMask liver = answer.findings().get(0).frames().get(0).mask();
			long pixels = liver.area();
			assertEquals(27_666, pixels);

			try (Conversation conversation = new Conversation(model, Picture.of(image), "")) {
				conversation.ask("What modality is this image?", InterpretationListener.NONE, new Cancellation());
				Interpretation second = conversation.ask("Please segment liver in CT.", InterpretationListener.NONE,
					new Cancellation());
				assertTrue(second.promptTokens().size() > answer.promptTokens().size());
			}
		}
	}

	@Test
	void anImageFile() throws IOException {
		try (ImageSource source = ImageFormats.installed().open(file, PlaneChoice.parse("1"), OptionalInt.empty())) {
			ImageQuestion question = ImageQuestion.of(source.image(), AskedTask.segment("liver"), List.of(),
				InputChoice.NONE, PlaneSelection.of(Planes.CURRENT));
			assertEquals("Please segment liver in CT.", question.prompt());
		}
	}

	@Test
	void aBatch() throws IOException {
		Models models = new Models(CacheFolder.ofUser());
		try (LoadedModel model = new LoadedModel(models.open("demo"), RuntimeOptions.exactOnCpu())) {
			BatchPlan plan = BatchPlan.ofFolders(List.of(folder), "{01_pathology,02_ct}.png", PlaneChoice.parse("1"),
				List.of(AskedTask.segment("liver")));
			BatchSummary summary = new Batch(plan, BatchSettings.usual(), model, output).run(Shard.ALL,
				BatchListener.NONE, new Cancellation());
			assertEquals(2, summary.progress().done());
		}
	}

	@Test
	void twoRunsOfABatch() throws IOException {
		final Models models = new Models(CacheFolder.ofUser());
		final BatchPlan plan = BatchPlan.ofFolders(List.of(folder), "02_ct.png", PlaneChoice.parse("1"),
			List.of(AskedTask.segment("liver")));
		final RuntimeOptions exact = RuntimeOptions.exactOnCpu();
		for (final Precision precision : List.of(Precision.EXACT, Precision.FAST)) {
			try (LoadedModel model = new LoadedModel(models.open("demo"),
				new RuntimeOptions(exact.device(), precision, exact.threads(), exact.cache(), exact.shared())))
			{
				new Batch(plan, BatchSettings.usual(), model, output).run(Shard.ALL, BatchListener.NONE,
					new Cancellation());
			}
		}
		final Path folder = output;
		BatchComparison compared = BatchComparison.of(folder, RunChoice.parse("precision=exact"), folder,
			RunChoice.parse("precision=fast"), new Cancellation());
		compared.lines().forEach(System.out::println);
		Path page = compared.write(folder);
		assertTrue(Files.readString(page).contains("02_ct.png"));
		assertEquals(1, compared.pairs().size());
	}

	@Test
	void aCorrection() throws IOException {
		final Cancellation cancellation = new Cancellation();
		final String recorded = "a04_small_grey_eos";
		final Picture picture = Picture.of(ImageFiles.read(Reference.inputs(recorded)[0]));
		final float[] segHidden = Reference.tensor(recorded, "seg_hidden_states").orElseThrow().values();
		try (LoadedModel model = new LoadedModel(Checkpoint.open(TestCheckpoints.tiny()), RuntimeOptions.exactOnCpu());
			PictureCache cache = PictureCache.ofConversation(model))
		{
			final ImageFeatures features = cache.frames().of(picture, 0, new Timings(), cancellation);
			MaskCorrector corrector = new MaskCorrector(model, picture.width(), picture.height());
			CorrectedMask liver = corrector.correct(features, segHidden,
				CorrectionPrompt.withWords().and(PointPrompt.outside(31, 96)), cancellation);
			assertEquals(picture.width(), liver.mask().mask().width());
			CorrectionPrompt first = CorrectionPrompt.withWords().and(PointPrompt.inside(120, 80));
			CorrectedMask drawn = corrector.correct(features, segHidden, first, cancellation);
			CorrectionPrompt second = first.and(PointPrompt.outside(200, 40)).startingFrom(drawn.logits());
			assertEquals(2, second.points().size());
			assertEquals(4, corrector.correct(features, segHidden, second, cancellation).predictedIous().length);
		}
	}

	/** Line by line, whatever the indentation. */
	@Test
	void everyExampleIsRunHere() throws IOException {
		final String here = flat(
			Files.readString(Path.of("src/test/java/sc/fiji/unibiomed/docs/EngineExamplesTest.java")));
		final List<String> unknown = new ArrayList<>();
		int examples = 0;
		try (Stream<Path> files = Files.walk(SOURCES)) {
			for (final Path source : files
				.filter(path -> path.toString().endsWith(".java") && !path.startsWith(SOURCES.resolve("imagej")))
				.toList())
			{
				final Matcher example = EXAMPLE.matcher(Files.readString(source));
				while (example.find()) {
					examples++;
					for (final String statement : flat(example.group(1).replaceAll("(?m)^\\s*\\* ?", ""))
						.split("(?<=[;{}])"))
					{
						if (!here.contains(statement)) {
							unknown.add(source + ": " + statement);
						}
					}
				}
			}
		}
		assertEquals(List.of(), unknown);
		assertTrue(examples >= 10, examples + " examples");
	}

	private static String flat(final String text) {
		return text.replaceAll("\\s+", "");
	}
}
