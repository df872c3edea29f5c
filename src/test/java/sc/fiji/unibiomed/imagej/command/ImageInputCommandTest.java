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
package sc.fiji.unibiomed.imagej.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.imagej.CheckedInputs;
import sc.fiji.unibiomed.imagej.dialog.DialogNote;
import sc.fiji.unibiomed.imagej.dialog.ImageDefaults;
import sc.fiji.unibiomed.imagej.image.ImageInputs;
import sc.fiji.unibiomed.interpret.view.ImageInput;

/** Settings of one image: from macros, from scripts, and what the dialog begins with. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageInputCommandTest {

	private static final String NEW_IMAGE = "newImage('ct', '16-bit composite-mode', 16, 16, 2, 1, 1);";

	private Context context;
	private CommandService commands;

	@BeforeAll
	void startSciJava() {
		context = new Context();
		commands = context.service(CommandService.class);
	}

	@AfterAll
	void endSciJava() {
		context.dispose();
	}

	@AfterEach
	void closeImages() {
		IJ.runMacro("while (nImages > 0) close();");
	}

	@Test
	void aMacroSetsTheActiveImage() {
		assertEquals(ImageInput.parse("MRI", "CT custom", "40/400", "2", "whole image", 256),
			afterMacro("run('UniBiomed Image Settings...', " +
				"'modality=MRI intensity=[CT custom] window=40/400 channels=2 large=[whole image] tile=256');"));
	}

	@Test
	void whatAMacroLeavesOutHasItsDefaultWhateverTheImageHad() {
		assertEquals(ImageInput.parse("auto", "CT lung", "", "", "auto", 1024),
			afterMacro("run('UniBiomed Image Settings...', 'modality=MRI tile=256');" +
				"run('UniBiomed Image Settings...', 'intensity=[CT lung] window=[] channels=[]');"));
	}

	private static ImageInput afterMacro(final String macro) {
		IJ.runMacro(NEW_IMAGE + macro);
		return ImageInputs.of(WindowManager.getCurrentImage() == null
			? WindowManager.getTempCurrentImage()
			: WindowManager.getCurrentImage());
	}

	@Test
	void valuesThatAScriptGivesStay() throws Exception {
		final ImagePlus image = image();
		ImageInputs.apply(ImageInput.parse("MRI", "fluorescence", "", "1", "tiles", 128), image);
		final CommandModule done = run("image", image, "modality", "auto", "intensity", "auto", "window", "",
			"channels", "", "large", "auto", "tile", 1024);
		assertFalse(done.isCanceled(), done.getCancelReason());
		assertEquals(ImageInput.defaults(), ImageInputs.of(image));
	}

	@Test
	void whatAScriptLeavesOutStaysAsTheImageHasIt() throws Exception {
		final ImagePlus image = image();
		ImageInputs.apply(ImageInput.parse("MRI", "fluorescence", "", "1", "tiles", 128), image);
		run("image", image, "tile", 256);
		assertEquals(ImageInput.parse("MRI", "fluorescence", "", "1", "tiles", 256), ImageInputs.of(image));
	}

	@Test
	void theDialogBeginsWithWhatTheImageHasAndShowsTheGuess() {
		final ImagePlus image = image();
		ImageInputs.apply(ImageInput.parse("PET", "CT custom", "40/400", "1-2", "tiles", 128), image);
		final Module module = module(image);
		ImageDefaults.fill(module);
		assertEquals("PET", module.getInput("modality"));
		assertEquals("CT custom", module.getInput("intensity"));
		assertEquals("40/400", module.getInput("window"));
		assertEquals("1,2", module.getInput("channels"));
		assertEquals("tiles", module.getInput("large"));
		assertEquals(128, module.getInput("tile"));
		assertEquals("Guess: CT, from the title 'ct'", DialogNote.text((String) module.getInput("guess")));
	}

	@Test
	void whatCannotBeUsedIsToldAtItsInput() {
		final Module module = module(image());
		final CheckedInputs command = (CheckedInputs) module.getDelegateObject();
		module.setInput("intensity", "CT custom");
		assertEquals("window", assertThrows(InputException.class, () -> command.check("window")).field());
		command.check("intensity");
		module.setInput("window", "40/400");
		command.check("window");
		module.setInput("channels", "3");
		assertEquals("There is no channel 3; the image has 2 channels.",
			assertThrows(InputException.class, () -> command.check("channels")).getMessage());
	}

	@Test
	void whatCannotBeUsedIsRefusedAndTheImageKeepsWhatItHad() throws Exception {
		final ImagePlus image = image();
		final CommandModule refused = run("image", image, "modality", "MRI", "window", "wide");
		assertTrue(refused.isCanceled());
		assertEquals("'wide' is not a window; write its level and width, for example 40/400.",
			refused.getCancelReason());
		assertEquals(ImageInput.defaults(), ImageInputs.of(image));
	}

	@Test
	void withoutAnImageTheCommandSaysSo() throws Exception {
		assertTrue(run().getCancelReason().startsWith("There is no image open."));
	}

	@Test
	void theSegmentDialogShowsTheGuess() {
		final Module module = context.service(ModuleService.class)
			.createModule(commands.getCommand(SegmentCommand.class));
		final ImagePlus image = image();
		module.setInput("image", image);
		ImageDefaults.fill(module);
		assertEquals("Modality 'auto': CT, from the title 'ct'", DialogNote.text((String) module.getInput("guess")));
		ImageInputs.apply(ImageInput.parse("MRI", "auto", "", "", "auto", 1024), image);
		ImageDefaults.fill(module);
		assertEquals("Modality 'auto': MRI, as chosen for this image",
			DialogNote.text((String) module.getInput("guess")));
	}

	private Module module(final ImagePlus image) {
		final Module module = context.service(ModuleService.class)
			.createModule(commands.getCommand(ImageInputCommand.class));
		module.setInput("image", image);
		return module;
	}

	private CommandModule run(final Object... inputs) throws Exception {
		return commands.run(ImageInputCommand.class, true, inputs).get();
	}

	private static ImagePlus image() {
		return IJ.createHyperStack("ct", 16, 16, 2, 1, 1, 16);
	}
}
