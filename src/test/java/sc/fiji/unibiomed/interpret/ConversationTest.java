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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener.Stage;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.PromptException;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.models.demo.DemoModel;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.testing.MaskDifference;
import sc.fiji.unibiomed.testing.RecordedQuestion;
import sc.fiji.unibiomed.testing.TestCheckpoints;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;

/** A conversation gives the answers of single questions with past text, and computes less for them. */
class ConversationTest {

	private static final String REPORT = "Could you describe the abnormality in this image? Please highlight the " +
		"region with interleaved segmentation masks.";

	/**
	 * Random weights give logits near zero, and tokens that were read one by one were summed in another order than
	 * those of a prompt. The reference itself flips this many pixels from one BLAS library to another.
	 */
	private static final int ROUNDING_NOISE_PIXELS = 2;

	private static List<Interpretation> undisturbed;
	private static LoadedModel tiny;
	private static LoadedModel demo;

	@BeforeAll
	static void open(@TempDir final Path cache) throws IOException {
		tiny = new LoadedModel(Checkpoint.open(TestCheckpoints.tiny()), RuntimeOptions.exactOnCpu());
		demo = new LoadedModel(Checkpoint.open(DemoModel.folder(new CacheFolder(cache))), RuntimeOptions.exactOnCpu());
		try (Conversation conversation = new Conversation(demo, mri())) {
			undisturbed = List.of(ask(conversation, "What modality is this image?"), ask(conversation, REPORT));
		}
	}

	@AfterAll
	static void everythingNativeIsClosed() {
		for (final LoadedModel model : List.of(tiny, demo)) {
			model.close();
			assertEquals(List.of(), model.handles().stillOpen());
		}
	}

	/** How far each stage went, for the stages that were run at all. */
	private static final class Stages implements InterpretationListener {

		private final Map<Stage, Long> totals = new EnumMap<>(Stage.class);

		@Override
		public void progress(final Stage stage, final long done, final long total) {
			totals.put(stage, total);
		}
	}

	private static Picture mri() throws IOException {
		return Picture.of(ImageFiles.read(Path.of("sample-images/03_mri.png")));
	}

	private static List<BinaryMask> masks(final Interpretation answer) {
		return answer.findings().stream().flatMap(finding -> finding.frames().stream()).map(FindingMask::mask).toList();
	}

	private static Interpretation ask(final Conversation conversation, final String prompt) {
		return conversation.ask(prompt, InterpretationListener.NONE, new Cancellation());
	}

	/** Asks all prompts in one conversation, and each by itself with the past text. */
	private static void assertEqualToSingleQuestions(final LoadedModel model, final Picture picture,
		final List<String> prompts, final int allowedPixels) throws IOException
	{
		try (Conversation conversation = new Conversation(model, picture)) {
			for (final String prompt : prompts) {
				final Question alone = Question.about(picture, prompt).withPastText(conversation.pastText());
				final Interpretation expected = new Interpreter(model).interpret(alone, InterpretationListener.NONE,
					new Cancellation());
				final Interpretation answer = ask(conversation, prompt);

				assertEquals(expected.text(), answer.text());
				assertEquals(expected.promptTokens(), answer.promptTokens());
				assertEquals(expected.tokens(), answer.tokens());
				assertEquals(expected.findings().size(), answer.findings().size());
				for (int i = 0; i < masks(expected).size(); i++) {
					final int differing = MaskDifference.pixels(masks(expected).get(i), masks(answer).get(i));
					assertTrue(differing <= allowedPixels, differing + " pixels differ in mask " + i);
				}
			}
		}
	}

	@Test
	void theDemoModelAnswersAsIfAskedAnew() throws IOException {
		assertEqualToSingleQuestions(demo, mri(),
			List.of(REPORT, "What modality is this image?", "Please segment brain tumor in MRI.", REPORT), 0);
	}

	@Test
	void theTinyModelAnswersAsIfAskedAnew() throws IOException {
		final Picture picture = RecordedQuestion.of("a01_square_rgb").picture().orElseThrow();
		assertEqualToSingleQuestions(tiny, picture,
			List.of("<image>\nWhere is the polyp located?", "Please segment the polyp.", "And the other one?"),
			ROUNDING_NOISE_PIXELS);
	}

	@Test
	void aStackIsAnsweredAsIfAskedAnew() throws IOException {
		final Picture stack = Picture.stack(ImageFiles.readStack(Path.of("sample-images/21_mri_stack_12slices.tif")));
		assertEqualToSingleQuestions(demo, stack,
			List.of("Please segment brain tumor in MRI.", "Please segment brain tumor in MRI."), 0);
	}

	@Test
	void thePastTextIsTheReferences() throws IOException {
		final Question recorded = RecordedQuestion.of("a08_image_multi_turn");
		try (Conversation conversation = new Conversation(tiny, recorded.picture().orElseThrow())) {
			final Interpretation first = ask(conversation, "<image>\nWhere is the polyp located?");

			final String shown = recorded.pastText().substring(0, recorded.pastText().indexOf("<|assistant|>"));
			assertEquals(shown + "<|assistant|>\n" + first.text() + "\n", conversation.pastText());
		}
	}

	@Test
	void theNextQuestionCostsOnlyItsOwnTokens() throws IOException {
		try (Conversation conversation = new Conversation(demo, mri())) {
			final Stages first = new Stages();
			final Interpretation report = conversation.ask(REPORT, first, new Cancellation());
			assertEquals(5, first.totals.size());
			assertEquals(report.promptTokens().size(), first.totals.get(Stage.PREFILL));

			final Stages second = new Stages();
			final Interpretation again = conversation.ask(REPORT, second, new Cancellation());
			assertEquals(0, again.timings().of(Stage.VISION));
			assertEquals(0, again.timings().of(Stage.IMAGE_ENCODER));
			assertTrue(again.timings().of(Stage.MASKS) > 0);
			assertEquals(List.of(Stage.PREFILL, Stage.DECODE, Stage.MASKS), List.copyOf(second.totals.keySet()));
			final int added = again.promptTokens().size() - report.promptTokens().size() - report.tokens().size();
			// The end of the last answer is read with the question, because its last token changes with what follows.
			assertTrue(second.totals.get(Stage.PREFILL) <= added + 2, second.totals + " for " + added + " tokens");
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CHECK")
	void aCancelledQuestionCountsAsNotAsked(final Stage stage) throws IOException {
		try (Conversation conversation = new Conversation(demo, mri())) {
			cancelIn(stage, conversation);
			assertEquals("", conversation.pastText());
			assertEquals(undisturbed.get(0).text(), ask(conversation, "What modality is this image?").text());
			cancelIn(stage, conversation);
			final Interpretation report = ask(conversation, REPORT);
			assertEquals(undisturbed.get(1).text(), report.text());
			assertEquals(undisturbed.get(1).promptTokens(), report.promptTokens());
			assertEquals(masks(undisturbed.get(1)), masks(report));
		}
	}

	/** Cancels when the stage is reached, or at once where what it would compute is there already. */
	private static void cancelIn(final Stage stage, final Conversation conversation) {
		final Cancellation cancellation = new Cancellation();
		final InterpretationListener listener = new InterpretationListener() {

			@Override
			public void progress(final Stage current, final long done, final long total) {
				if (current.compareTo(stage) >= 0) {
					cancellation.cancel();
				}
			}
		};
		assertThrows(CancelledException.class, () -> conversation.ask(REPORT, listener, cancellation));
	}

	@Test
	void aConversationCanGoOnAfterItWasClosed() throws IOException {
		final String past;
		try (Conversation conversation = new Conversation(demo, mri())) {
			ask(conversation, REPORT);
			past = conversation.pastText();
		}
		final Interpretation expected = new Interpreter(demo).interpret(
			Question.about(mri(), REPORT).withPastText(past), InterpretationListener.NONE, new Cancellation());
		try (Conversation conversation = new Conversation(demo, mri(), past)) {
			assertEquals(expected.text(), ask(conversation, REPORT).text());
		}
	}

	@Test
	void aConversationLongerThanTheContextSaysWhatToDo() throws IOException {
		final int context = tiny.checkpoint().config().language().maxPositions();
		final Picture picture = RecordedQuestion.of("a01_square_rgb").picture().orElseThrow();
		try (Conversation conversation = new Conversation(tiny, picture)) {
			final PromptException refused = assertThrows(PromptException.class,
				() -> ask(conversation, "polyp, ".repeat(context)));
			assertTrue(refused.getMessage().endsWith("start a new conversation."), refused.getMessage());
			assertEquals("", conversation.pastText());
		}
	}
}
