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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

import ij.IJ;
import sc.fiji.unibiomed.imagej.ServiceOnHub;
import sc.fiji.unibiomed.imagej.dialog.HiddenInputs;
import sc.fiji.unibiomed.models.ModelState;
import sc.fiji.unibiomed.models.Models;

/** Models by macro options, as scripts give them to the command. */
class ModelsCommandTest {

	@TempDir
	private Path folder;
	private ServiceOnHub unibiomed;

	@BeforeEach
	void start() throws Exception {
		unibiomed = new ServiceOnHub(folder.resolve("cache"));
	}

	@AfterEach
	void end() {
		unibiomed.close();
	}

	private CommandModule run(final Object... options) throws Exception {
		return unibiomed.context().service(CommandService.class).run(ModelsCommand.class, true, options).get();
	}

	private void done(final Object... options) throws Exception {
		final CommandModule module = run(options);
		assertFalse(module.isCanceled(), module.getCancelReason());
	}

	private String refused(final Object... options) throws Exception {
		final CommandModule module = run(options);
		assertTrue(module.isCanceled(), "was run");
		assertEquals(module.getCancelReason(), IJ.getErrorMessage());
		return module.getCancelReason();
	}

	private ModelState state(final String model) throws IOException {
		final Models models = unibiomed.service().models();
		return models.status(models.find(model)).state();
	}

	@Test
	void aModelIsFetchedCheckedAndRemoved() throws Exception {
		done("action", "download", "model", "UniBiomed", "licence", "accepted");
		assertEquals(ModelState.READY, state("UniBiomed"));
		done("action", "verify", "model", "UniBiomed");
		done("action", "remove", "model", "UniBiomed");
		assertEquals(ModelState.ABSENT, state("UniBiomed"));
	}

	@Test
	void withoutAgreeingToTheLicenceNothingIsFetched() throws Exception {
		final String reason = refused("action", "download", "model", "UniBiomed");
		assertTrue(reason
			.matches("Licence of Luffy503/UniBiomed: Apache License 2\\.0 \\(http://127\\.0\\.0\\.1:\\d+/Luffy503/" +
				"UniBiomed\\)\\. Research model\\. Not for diagnosis\\. Read it, then add licence=accepted if you " +
				"agree\\."),
			reason);
		assertEquals(ModelState.ABSENT, state("UniBiomed"));
	}

	@Test
	void whoAgreedOnceNeedNotSaySoAgain() throws Exception {
		done("action", "download", "model", "UniBiomed", "licence", "accepted");
		done("action", "remove", "model", "UniBiomed");
		done("action", "download", "model", "UniBiomed");
		assertEquals(ModelState.READY, state("UniBiomed"));
	}

	@Test
	void aDamagedModelIsAFailure() throws Exception {
		done("action", "download", "model", "UniBiomed", "licence", "accepted");
		final Models models = unibiomed.service().models();
		final Path weights = models.locate(models.find("UniBiomed")).orElseThrow().folder()
			.resolve("model.safetensors");
		final byte[] bytes = Files.readAllBytes(weights);
		bytes[bytes.length - 1] ^= 1;
		Files.write(weights, bytes);
		assertEquals("UniBiomed is damaged: model.safetensors. Download it again; its correct parts are kept.",
			refused("action", "verify", "model", "UniBiomed"));
		done("action", "download", "model", "UniBiomed");
		done("action", "verify", "model", "UniBiomed");
	}

	@Test
	void aModelIsCarriedInAFolder() throws Exception {
		final Path stick = folder.resolve("stick");
		done("action", "download", "model", "UniBiomed", "licence", "accepted");
		done("action", "export", "model", "UniBiomed", "folder", stick.toString());
		try (Stream<Path> files = Files.list(stick)) {
			assertTrue(files.anyMatch(file -> file.endsWith("model.safetensors")));
		}
		done("action", "remove", "model", "UniBiomed");
		final List<String> before = List.copyOf(unibiomed.hub().requests());
		done("action", "import", "folder", stick.toString());
		assertEquals(ModelState.READY, state("UniBiomed"));
		assertEquals(before, unibiomed.hub().requests());
	}

	@Test
	void whatMakesNoSenseIsRefused() throws Exception {
		assertEquals("'fetch' is nothing to do with models; write list, download, verify, remove, export or import.",
			refused("action", "fetch"));
		assertEquals("Say which model, for example model=UniBiomed.", refused("action", "verify"));
		assertEquals("Say which folder, for example folder=[/media/stick/UniBiomed].", refused("action", "import"));
		assertTrue(
			refused("action", "verify", "model", "nonsense").startsWith("The model 'nonsense' is neither a known one"));
		assertTrue(refused("action", "verify", "model", "UniBiomed").endsWith("models download UniBiomed"));
	}

	@Test
	void noDialogAsksForWhatIsForMacros() {
		final Module module = unibiomed.context().service(ModuleService.class)
			.createModule(unibiomed.context().service(CommandService.class).getCommand(ModelsCommand.class));
		module.setInput("action", "list");
		HiddenInputs.resolve(module);
		assertTrue(Stream.of("action", "model", "licence", "folder").allMatch(module::isInputResolved));
		assertEquals("list", module.getInput("action"));
	}
}
