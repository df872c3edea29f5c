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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.imagej.host.ModelSettings;
import sc.fiji.unibiomed.imagej.host.SharedModel;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.ask.TaskPrompts;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.util.Cancellation;

class ImageConversationTest {

	private static final ModelSettings DEMO = ModelSettings.defaults();
	private static final ModelSettings OTHER = new ModelSettings(DEMO.model(), DEMO.device(), DEMO.precision(), 1,
		DEMO.cache());

	private final SharedModel host = new SharedModel(Models::new);
	private final AtomicReference<ModelSettings> chosen = new AtomicReference<>(DEMO);

	@AfterEach
	void close() {
		host.close();
	}

	private static String ask(final ImageConversation conversation, final Set<InterpretationListener.Stage> stages) {
		return conversation.ask(TaskPrompts.report(), new InterpretationListener() {

			@Override
			public void progress(final Stage stage, final long done, final long total) {
				// Whether the model has to be prepared depends on what else this computer did before.
				if (stage != Stage.PREPARATION) {
					stages.add(stage);
				}
			}
		}, new Cancellation()).answer().plainText();
	}

	private static Set<InterpretationListener.Stage> none() {
		return EnumSet.noneOf(InterpretationListener.Stage.class);
	}

	@Test
	void whoeverNeedsAnotherModelClosesThisOneSafely() throws Exception {
		try (ImageConversation conversation = new ImageConversation(host, chosen::get,
			IJ.openImage("sample-images/03_mri.png"), InputChoice.NONE))
		{
			final Set<InterpretationListener.Stage> first = none();
			final String report = ask(conversation, first);
			assertTrue(report.contains("brain tumor"), report);
			final Set<InterpretationListener.Stage> second = none();
			final String followUp = ask(conversation, second);
			assertEquals(EnumSet.of(InterpretationListener.Stage.PREFILL, InterpretationListener.Stage.DECODE,
				InterpretationListener.Stage.MASKS, InterpretationListener.Stage.CHECK), second);

			// Another command with other settings: the model is closed and loaded again.
			host.use(OTHER, model -> model.checkpoint().name());
			final ImageConversation anew = new ImageConversation(host, chosen::get, conversation.image(),
				InputChoice.NONE);
			assertEquals(Optional.empty(), conversation.refresh());
			final Set<InterpretationListener.Stage> third = none();
			ask(conversation, third);
			assertEquals(first, third);
			assertEquals(report, ask(anew, none()));
			assertEquals(followUp, ask(anew, none()));
			anew.close();
		}
	}

	@Test
	void otherOptionsBeginANewConversation() {
		try (ImageConversation conversation = new ImageConversation(host, chosen::get,
			IJ.openImage("sample-images/03_mri.png"), InputChoice.NONE))
		{
			final String report = ask(conversation, none());
			chosen.set(OTHER);
			assertEquals(Optional.of("The model's options were changed."), conversation.refresh());
			assertEquals(report, ask(conversation, none()));
		}
	}

	@Test
	void anotherPlaneBeginsANewConversation() {
		final ImagePlus stack = IJ.openImage("sample-images/21_mri_stack_12slices.tif");
		stack.setSlice(6);
		try (ImageConversation conversation = new ImageConversation(host, chosen::get, stack, InputChoice.NONE)) {
			assertEquals(Optional.empty(), conversation.refresh());
			ask(conversation, none());
			assertEquals(Optional.empty(), conversation.refresh());
			stack.setSlice(7);
			assertEquals(Optional.of("The image shows another plane."), conversation.refresh());
			ask(conversation, none());
			stack.setDisplayRange(0, 20);
			assertEquals(Optional.of("The image looks different now."), conversation.refresh());
		}
	}

	@Test
	void aClosedImageIsRefused() {
		final ImagePlus image = IJ.openImage("sample-images/03_mri.png");
		try (ImageConversation conversation = new ImageConversation(host, chosen::get, image, InputChoice.NONE)) {
			image.flush();
			assertThrows(InputException.class, conversation::refresh);
		}
	}
}
