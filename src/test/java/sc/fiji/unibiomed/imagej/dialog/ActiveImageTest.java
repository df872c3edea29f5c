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
package sc.fiji.unibiomed.imagej.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.gui.NewImage;
import ij.macro.Interpreter;
import sc.fiji.unibiomed.imagej.command.ImageInputCommand;

/** Which image a command works on when nobody names one. */
class ActiveImageTest {

	private final Context context = new Context();
	private final ImagePlus image = NewImage.createRGBImage("script's", 64, 64, 1, NewImage.FILL_BLACK);

	private final ActiveImage active = new ActiveImage();

	ActiveImageTest() {
		context.inject(active);
	}

	@AfterEach
	void end() {
		IntStream.of(Interpreter.getBatchModeImageIDs()).mapToObj(Interpreter::getBatchModeImage)
			.forEach(Interpreter::removeBatchModeImage);
		Interpreter.batchMode = false;
		WindowManager.setTempCurrentImage(null);
		context.dispose();
	}

	/** SciJava runs it on a thread of its own. */
	private CommandModule run() throws Exception {
		return context.service(CommandService.class).run(ImageInputCommand.class, true, "modality", "CT", "intensity",
			"auto", "window", "", "channels", "", "large", "auto", "tile", 1024).get();
	}

	/** {@code IJ.run(image, "UniBiomed Segment...", "target=nuclei")} sets the image for the script's thread. */
	@Test
	void itIsTheImageOfTheThreadThatRunsTheCommand() throws Exception {
		WindowManager.setTempCurrentImage(image);
		assertSame(image, run().getInput("image"));
	}

	/** What a command works on that a macro gives an image's title. */
	private Module named(final String title) {
		final Module module = context.service(ModuleService.class)
			.createModule(context.service(CommandService.class).getCommand(ImageInputCommand.class));
		CompletableFuture.runAsync(() -> {
			Macro.setOptions("image=[" + title + "]");
			active.process(module);
		}, work -> new Thread(work, "Run$_macro").start()).join();
		return module;
	}

	private ImagePlus open(final String title) {
		final ImagePlus opened = NewImage.createByteImage(title, 8, 8, 1, NewImage.FILL_BLACK);
		Interpreter.batchMode = true;
		Interpreter.addBatchModeImage(opened);
		return opened;
	}

	@Test
	void ofTwoImagesWithOneTitleItIsTheActiveOne() {
		open("scan.tif");
		final ImagePlus second = open("scan.tif");
		assertSame(second, named("scan.tif").getInput("image"));
	}

	@Test
	void aTitleOfTwoImagesInTheBackIsRefused() {
		open("scan.tif");
		open("scan.tif");
		open("other.tif");
		assertNull(named("scan.tif").getInput("image"));
		assertTrue(active.isCanceled());
		assertEquals("There are 2 open images with the title 'scan.tif', and none of them is the active one. Rename " +
			"one, or select the right one and leave image= out.", IJ.getErrorMessage());
	}

	@Test
	void aTitleMayHaveBrackets() {
		final ImagePlus scan = open("scan [1].tif");
		open("other.tif");
		assertSame(scan, named("scan [1].tif").getInput("image"));
	}
}
