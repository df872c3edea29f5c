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
package sc.fiji.unibiomed.imagej.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;
import org.scijava.prefs.PrefService;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import sc.fiji.unibiomed.imagej.command.AskCommand;
import sc.fiji.unibiomed.imagej.command.SegmentCommand;
import sc.fiji.unibiomed.imagej.dialog.ImageDefaults;

/** What dialogs begin with: what was entered in them last, of this modality, and never what a macro gave. */
class DialogMemoryTest {

	private final Context context = new Context();
	private final DialogMemory memory = context.service(DialogMemory.class);

	@BeforeEach
	@AfterEach
	void forget() {
		context.service(PrefService.class).clear(SegmentCommand.class);
		context.service(PrefService.class).clear(AskCommand.class);
	}

	@AfterEach
	void end() {
		WindowManager.setTempCurrentImage(null);
		context.dispose();
	}

	/** A command whose dialog is about to open. */
	private Module dialog(final Class<? extends Command> command, final ImagePlus image) {
		final Module module = context.service(ModuleService.class)
			.createModule(context.service(CommandService.class).getCommand(command));
		module.setInput("image", image);
		module.resolveInput("image");
		ImageDefaults.fill(module);
		memory.recall(module);
		return module;
	}

	private void enter(final Module dialog, final String input, final Object value) {
		dialog.setInput(input, value);
		memory.keep(dialog);
	}

	private static ImagePlus image(final String title) {
		return IJ.createImage(title, "8-bit", 16, 16, 1);
	}

	@Test
	void aDialogBeginsWithTheFirstTargetOfTheModality() {
		assertEquals("liver", dialog(SegmentCommand.class, image("a ct")).getInput("target"));
		assertEquals("brain tumor", dialog(SegmentCommand.class, image("an mri")).getInput("target"));
		assertEquals("nuclei", dialog(SegmentCommand.class, image("who knows")).getInput("target"));
	}

	@Test
	void eachModalityHasItsOwnLastTarget() {
		enter(dialog(SegmentCommand.class, image("a ct")), "target", "spleen");
		assertEquals("spleen", dialog(SegmentCommand.class, image("another ct")).getInput("target"));
		assertEquals("brain tumor", dialog(SegmentCommand.class, image("an mri")).getInput("target"));
	}

	@Test
	void theTargetBelongsToTheModalityThatWasChosenWithIt() {
		final Module module = dialog(SegmentCommand.class, image("who knows"));
		module.setInput("modality", "ultrasound");
		enter(module, "target", "thyroid nodule");
		assertEquals("nuclei", dialog(SegmentCommand.class, image("who knows")).getInput("target"));
		assertEquals("thyroid nodule", dialog(SegmentCommand.class, image("an ultrasound")).getInput("target"));
	}

	@Test
	void theModalityIsAutoForEveryImage() {
		enter(dialog(SegmentCommand.class, image("a ct")), "modality", "PET");
		assertEquals("auto", dialog(SegmentCommand.class, image("a ct")).getInput("modality"));
	}

	@Test
	void otherInputsAreRemembered() {
		enter(dialog(AskCommand.class, image("a ct")), "question", "Is it a brain?");
		assertEquals("Is it a brain?", dialog(AskCommand.class, image("a ct")).getInput("question"));
	}

	@Test
	void aMacroChangesNothing() {
		enter(dialog(AskCommand.class, image("a ct")), "question", "Is it a brain?");
		enter(dialog(AskCommand.class, image("a ct")), "results", "overlay");
		IJ.runMacro("open('sample-images/05_ultrasound.png');" +
			"run('UniBiomed Ask...', 'question=[What modality is this image?] results=none check=off'); close();");
		final Module next = dialog(AskCommand.class, image("a ct"));
		assertEquals("Is it a brain?", next.getInput("question"));
		assertEquals("overlay", next.getInput("results"));
	}

	@Test
	void aScriptChangesNothing() throws Exception {
		enter(dialog(AskCommand.class, image("a ct")), "question", "Is it a brain?");
		context.service(CommandService.class)
			.run(AskCommand.class, true, "image", IJ.openImage("sample-images/05_ultrasound.png"), "question",
				"What modality is this image?", "results", "none", "check", "off")
			.get();
		assertEquals("Is it a brain?", dialog(AskCommand.class, image("a ct")).getInput("question"));
	}

	@Test
	void whatAnotherVersionWroteIsPassedOver() {
		context.service(PrefService.class).put(AskCommand.class, "dialog.results", "ROI Manager");
		assertEquals("ROI Manager", dialog(AskCommand.class, image("a ct")).getInput("results"));
	}
}
