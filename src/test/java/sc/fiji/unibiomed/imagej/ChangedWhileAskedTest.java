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
package sc.fiji.unibiomed.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.scijava.Context;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import sc.fiji.unibiomed.findings.measure.MeasureColumns;
import sc.fiji.unibiomed.findings.measure.MeasuredFinding;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.image.OpenImage;
import sc.fiji.unibiomed.imagej.result.AnswerResults;
import sc.fiji.unibiomed.imagej.result.FindingsModel;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.ask.TaskPrompts;
import sc.fiji.unibiomed.interpret.view.Planes;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * An answer is about the image as it was when the question was asked, whatever the user does until the answer is there.
 */
@Timeout(300)
class ChangedWhileAskedTest {

	private static Context context;
	private static UniBiomedService unibiomed;

	@BeforeAll
	static void start() {
		context = new Context(UniBiomedService.class);
		unibiomed = context.service(UniBiomedService.class);
	}

	@AfterAll
	static void end() {
		context.dispose();
	}

	@Test
	void aSinglePicture() {
		sameInAllCases("sample-images/02_ct.png",
			(image, listener) -> unibiomed.segment(image, "liver", AskOptions.demo().withListener(listener)));
	}

	@Test
	void aStackWhosePlanesAreReadOneAfterTheOther() {
		sameInAllCases("sample-images/21_mri_stack_12slices.tif", (image, listener) -> unibiomed.segment(image,
			"brain tumor", AskOptions.demo().withPlanes(Planes.EACH_SLICE).withListener(listener)));
	}

	@Test
	void regionsThatAreDescribed() {
		sameInAllCases("sample-images/02_ct.png", (image, listener) -> {
			image.setRoi(new Roi(60, 100, 120, 120));
			return unibiomed.describe(image, List.of(image.getRoi()), AskOptions.usual().withListener(listener));
		});
	}

	@Test
	void theAssistantsQuestions() {
		sameInAllCases("sample-images/02_ct.png", (image, listener) -> {
			try (ImageConversation conversation = unibiomed.converse(image)) {
				return conversation.ask(TaskPrompts.segment("liver", "CT"), listener, new Cancellation());
			}
		});
	}

	@Test
	void anImageThatCannotBeCopiedIsReadWhenItIsNeeded() {
		final ImagePlus stack = IJ.createImage("stack", "16-bit", 10, 10, 3);
		final OpenImage open = OpenImage.of(stack);
		final Position second = new Position(0, 2, 1);
		assertFalse(open.keep(List.of(second), 199));
		stack.getStack().getProcessor(2).set(5);
		assertEquals(5, ((short[]) open.pixels(second, 1))[0]);
		assertTrue(open.keep(List.of(second), 200));
		stack.getStack().getProcessor(2).set(7);
		assertEquals(5, ((short[]) open.pixels(second, 1))[0]);
	}

	/** In a conversation, every question is about the image as it is then. */
	@Test
	void theAssistantsSecondQuestionKnowsTheNewPixelSize() {
		final ImagePlus image = IJ.openImage("sample-images/02_ct.png");
		final String question = TaskPrompts.segment("liver", "CT");
		try (ImageConversation conversation = unibiomed.converse(image)) {
			conversation.ask(question, InterpretationListener.NONE, new Cancellation());
			image.getCalibration().pixelWidth = 2;
			image.getCalibration().setUnit("mm");
			final ImageAnswer second = conversation.ask("What is it?", InterpretationListener.NONE, new Cancellation());
			assertEquals(2, second.facts().image().spacing().width());
			assertEquals("mm", second.facts().image().spacing().unit());
		}
	}

	private static void sameInAllCases(final String file,
		final BiFunction<ImagePlus, InterpretationListener, ImageAnswer> ask)
	{
		final List<String> undisturbed = table(ask.apply(IJ.openImage(file), InterpretationListener.NONE));
		assertFalse(undisturbed.isEmpty());
		assertEquals(undisturbed, table(ask(file, ask, ChangedWhileAskedTest::change)), "changed");
		assertEquals(undisturbed, table(ask(file, ask, ChangedWhileAskedTest::close)), "closed");
	}

	/** Does something to the image as soon as the first network runs. */
	private static ImageAnswer ask(final String file,
		final BiFunction<ImagePlus, InterpretationListener, ImageAnswer> ask, final Consumer<ImagePlus> change)
	{
		final ImagePlus image = IJ.openImage(file);
		return ask.apply(image, new InterpretationListener() {

			private boolean done;

			@Override
			public void progress(final Stage stage, final long parts, final long total) {
				if (!done) {
					done = true;
					change.accept(image);
				}
			}
		});
	}

	private static void change(final ImagePlus image) {
		for (int i = 1; i <= image.getStackSize(); i++) {
			image.getStack().getProcessor(i).invert();
		}
		image.getProcessor().invert();
		image.getProcessor().add(30);
		image.getCalibration().pixelWidth = 7;
		image.getCalibration().pixelDepth = 9;
		image.getCalibration().setUnit("inch");
		image.setTitle("another title");
		image.setDisplayRange(0, 20);
		if (image.getRoi() != null) {
			image.getRoi().setLocation(3, 5);
		}
		if (image.getStackSize() > 1) {
			image.setDimensions(1, 1, image.getStackSize());
		}
	}

	private static void close(final ImagePlus image) {
		image.changes = false;
		image.close();
		image.flush();
	}

	/** Every column of every region. */
	private static List<String> table(final ImageAnswer answer) {
		final Results results = results(answer);
		return results.findings().stream().map(row -> cells(row, results)).toList();
	}

	private static Results results(final ImageAnswer answer) {
		final FindingsModel findings = SampleAnswers.model(answer);
		return AnswerResults.of(answer, findings.rows());
	}

	private static String cells(final MeasuredFinding row, final Results results) {
		return MeasureColumns.files().stream().filter(measure -> !measure.key().equals("date"))
			.map(measure -> measure.key() + "=" + measure.cell(row, results)).toList() + " " +
			row.mask().mask().hashCode();
	}
}
