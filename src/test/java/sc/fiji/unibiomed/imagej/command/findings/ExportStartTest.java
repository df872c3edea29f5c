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
package sc.fiji.unibiomed.imagej.command.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.module.process.ServicePreprocessor;

import ij.IJ;
import ij.ImagePlus;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.dialog.CommandStart;
import sc.fiji.unibiomed.imagej.result.ResultPlacement;
import sc.fiji.unibiomed.interpret.ask.AskedTask;

/** What Export knows before it asks for a folder, and what a batch says when it has ended. */
class ExportStartTest {

	private final Context context = new Context();
	private final CommandStart start = new CommandStart();

	@TempDir
	private Path folder;

	ExportStartTest() {
		context.inject(start);
	}

	@AfterEach
	void end() {
		context.dispose();
	}

	private Module export() {
		final Module module = context.service(ModuleService.class)
			.createModule(context.service(CommandService.class).getCommand(ExportCommand.class));
		final ServicePreprocessor services = new ServicePreprocessor();
		context.inject(services);
		services.process(module);
		return module;
	}

	private void ask(final ImagePlus image) {
		final UniBiomedService service = context.service(UniBiomedService.class);
		service.presenter().show(service.segment(image, "liver"), ResultPlacement.NONE);
	}

	@Test
	void nobodyIsAskedForAFolderWhereThereIsNothingToExport() {
		start.process(export());
		assertTrue(start.isCanceled());
		assertEquals("There are no findings to export; ask a question first.", IJ.getErrorMessage());
	}

	@Test
	void theFolderBeginsAsThatOfTheImage() throws Exception {
		Files.copy(Path.of("sample-images", "02_ct.png"), folder.resolve("02_ct.png"));
		ask(IJ.openImage(folder.resolve("02_ct.png").toString()));
		final Module export = export();
		start.process(export);
		assertFalse(start.isCanceled());
		assertEquals(folder.toFile(), new File(export.getInput("folder").toString()));
	}

	@Test
	void ofAnImageWithoutAFolderItIsTheLastOneUsedElseTheUsersOwn() {
		ask(new ImagePlus("02_ct.png", IJ.openImage("sample-images/02_ct.png").getProcessor()));
		final Module first = export();
		start.process(first);
		assertEquals(new File(System.getProperty("user.home")), first.getInput("folder"));
		final Module later = export();
		later.setInput("folder", folder.toFile());
		start.process(later);
		assertEquals(folder.toFile(), later.getInput("folder"));
	}

	@Test
	void formatsAreNamedAsPeopleKnowThem() {
		assertEquals(
			List.of("CSV table", "GeoJSON for QuPath", "COCO annotations", "Label image (16-bit TIFF)", "ROI zip",
				"HTML report"),
			StreamSupport.stream(export().getInfo().inputs().spliterator(), false)
				.filter(item -> item.getType() == boolean.class).map(ModuleItem::getLabel).toList());
	}
}
