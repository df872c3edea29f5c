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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

import ij.IJ;
import ij.Macro;
import sc.fiji.unibiomed.imagej.command.AskCommand;
import sc.fiji.unibiomed.imagej.command.BatchCommand;
import sc.fiji.unibiomed.imagej.command.findings.ExportCommand;
import sc.fiji.unibiomed.imagej.command.OptionsCommand;
import sc.fiji.unibiomed.imagej.command.SegmentCommand;

/** What a macro's line makes of a command's inputs, in Fiji as in a plain ImageJ. */
class MacroOptionsTest {

	private final Context context = new Context();
	private final MacroOptions options = new MacroOptions();

	MacroOptionsTest() {
		context.inject(options);
	}

	@AfterEach
	void end() {
		context.dispose();
	}

	private Module module(final Class<? extends Command> command) {
		return context.service(ModuleService.class)
			.createModule(context.service(CommandService.class).getCommand(command));
	}

	/** ImageJ knows the options of a macro by its thread. */
	private void fill(final Module module, final String line) {
		CompletableFuture.runAsync(() -> {
			Macro.setOptions(line);
			options.process(module);
		}, work -> new Thread(work, "Run$_macro").start()).join();
	}

	@Test
	void whatIsLeftOutHasTheCommandsOwnDefaultAndIsNotAskedFor() {
		final Module segment = module(SegmentCommand.class);
		segment.setInput("slices", "volume");
		fill(segment, "target=[brain tumor] results=overlay");
		assertEquals("brain tumor", segment.getInput("target"));
		assertEquals("current slice", segment.getInput("slices"));
		assertTrue(segment.isInputResolved("slices"), "would be asked for in the middle of the macro");
		assertTrue(segment.isInputResolved("range"), "would be asked for in the middle of the macro");
	}

	@Test
	void aKeyAloneTicksItsBox() {
		final Module export = module(ExportCommand.class);
		fill(export, "folder=/data/out labels rois=false");
		assertEquals(true, export.getInput("labels"));
		assertEquals(false, export.getInput("rois"));
		assertEquals(true, export.getInput("csv"));
	}

	@Test
	void aMisspeltKeyIsRefused() {
		fill(module(SegmentCommand.class), "targt=liver");
		assertTrue(options.isCanceled());
		assertEquals("The macro option 'targt' does not belong to this command.", IJ.getErrorMessage());
	}

	@Test
	void aButtonIsNoOptionOfAMacro() {
		fill(module(SegmentCommand.class), "target=liver get=1");
		assertTrue(options.isCanceled());
		assertEquals("The macro option 'get' does not belong to this command.", IJ.getErrorMessage());
	}

	@Test
	void textWhereANumberIsWantedIsRefused() {
		fill(module(OptionsCommand.class), "threads=many");
		assertTrue(options.isCanceled());
		assertEquals("The macro option threads=many is not a whole number.", IJ.getErrorMessage());
	}

	@Test
	void whatAScriptOfTheMacroGivesStays() {
		final Module segment = module(SegmentCommand.class);
		segment.setInput("target", "liver");
		segment.resolveInput("target");
		fill(segment, "folder=[/the/script's own]");
		assertFalse(options.isCanceled());
		assertEquals("liver", segment.getInput("target"));
	}

	@Test
	void withoutAMacroEverythingIsLeftToTheDialog() {
		final Module segment = module(SegmentCommand.class);
		options.process(segment);
		assertFalse(segment.isInputResolved("target"));
	}

	@Test
	void squareBracketsAreReadAsTheyWereRecorded() {
		final Module ask = module(AskCommand.class);
		fill(ask, "question=[Is there \\u{5b}SEG\\u{5d}, and is range\\u{3d}3 right?] range=");
		assertEquals("Is there [SEG], and is range=3 right?", ask.getInput("question"));
		assertEquals("", ask.getInput("range"));
	}

	/** imagej-legacy reads the line once more, and finds a range in the middle of the question. */
	@Test
	void whatFijiReadsOtherwiseIsTakenBack() {
		final String line = "question=[is range=3 right, 'key=' or \\u{5b}?] results=overlay";
		final Module ask = module(AskCommand.class);
		fill(ask, line);
		ask.setInput("question", Macro.getValue(line, "question", null));
		ask.setInput("range", Macro.getValue(line, "range", null));
		assertEquals("3", ask.getInput("range"));
		MacroOptionsAgain.takeBack(ask, line);
		assertEquals("is range=3 right, 'key=' or [?", ask.getInput("question"));
		assertEquals("", ask.getInput("range"));
	}

	@Test
	void fijiRecordsTextsAsTheyCanBeReplayed() {
		final Module batch = module(BatchCommand.class);
		batch.setInput("input", new File("/data/plate [1]"));
		batch.setInput("prompts", "Segment [nuclei].");
		RecordedTexts.rewrite(batch);
		assertEquals("/data/plate \\u{5b}1\\u{5d}", batch.getInput("input").toString());
		assertEquals("Segment \\u{5b}nuclei\\u{5d}.", batch.getInput("prompts"));
	}
}
