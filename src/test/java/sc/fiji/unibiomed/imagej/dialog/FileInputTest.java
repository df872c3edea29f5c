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
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.File;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

import sc.fiji.unibiomed.imagej.command.findings.ExportCommand;

/** Folders and files that scripts and macros give, or leave out. */
class FileInputTest {

	private final Context context = new Context();

	@AfterEach
	void end() {
		context.dispose();
	}

	private CommandModule export(final Object... inputs) throws Exception {
		return context.service(CommandService.class).run(ExportCommand.class, true, inputs).get();
	}

	@Test
	void aFolderIsAllThatAScriptLeavesOutAndTheCommandSaysWhatIsWrong() throws Exception {
		final CommandModule refused = export("csv", true, "geojson", false, "coco", false, "labels", false, "rois",
			true, "html", false);
		assertEquals("There are no findings to export; ask a question first.", refused.getCancelReason());
	}

	@Test
	void aScriptMayGiveAFolderAsText() throws Exception {
		final CommandModule asked = export("folder", "/data/out", "csv", true, "geojson", false, "coco", false,
			"labels", false, "rois", true, "html", false);
		assertEquals(new File("/data/out"), asked.getInput("folder"));
	}

	@Test
	void whatIsBlankIsNoFolder() {
		assertNull(FileInput.of("  "));
		assertEquals("", FileInput.text(null));
		assertEquals("my folder", FileInput.text(FileInput.of(" my folder ")));
		assertFalse(FileInput.text(new File("a")).isEmpty());
	}
}
