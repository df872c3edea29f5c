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
package sc.fiji.unibiomed.imagej.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.doors.MacroDoor;
import sc.fiji.unibiomed.imagej.ServiceOnHub;

/** Models as macros handle them, without a display. */
class ModelMacrosTest {

	@TempDir
	private Path folder;
	private ServiceOnHub unibiomed;

	@BeforeEach
	void start() throws Exception {
		unibiomed = ServiceOnHub.in(UniBiomedPlugIn.context(), folder.resolve("cache"));
	}

	@AfterEach
	void end() {
		unibiomed.close();
	}

	/** What a macro prints, and what it complains of. */
	static List<String> run(final String macro) {
		return Arrays.asList(MacroDoor.run(macro).split("\\R"));
	}

	@Test
	void theListIsPrinted() {
		final List<String> list = run("run('UniBiomed Models...', 'action=list');");
		assertEquals("model | state | on disk | for", list.get(0));
		assertTrue(list.contains("UniBiomed | not here | – | Biomedical images of ten modalities"), list.toString());
		assertTrue(list.get(1).startsWith("demo | ready | 6.0 MB | "), list.toString());
		assertEquals(list, run("run('UniBiomed Models...');"));
	}

	@Test
	void aModelIsFetchedAndAnswers() {
		final List<String> said = run(
			"run('UniBiomed Models...', 'action=download model=UniBiomed licence=accepted');" +
				"run('UniBiomed Options...', 'model=UniBiomed cache=[" + folder.resolve("cache") + "]');" +
				"open('sample-images/05_ultrasound.png');" +
				"run('UniBiomed Ask...', 'question=[What modality is this image?] results=none');");
		assertTrue(said.get(0).startsWith("UniBiomed Models: UniBiomed is ready, in " + folder.resolve("cache")),
			said.toString());
		assertTrue(said.contains("  → ultrasound."), said.toString());
	}

	@Test
	void aQuestionToAModelThatIsNotThereSaysHowToGetIt() {
		final String said = run("run('UniBiomed Options...', 'model=UniBiomed cache=[" + folder.resolve("cache") +
			"]');open('sample-images/05_ultrasound.png'); run('UniBiomed Ask...', 'results=none');").toString();
		assertTrue(said.contains("The model UniBiomed is not on this disk; download it (about 2.50 GB) with: "), said);
		assertTrue(said.contains(" models download UniBiomed"), said);
	}

	@Test
	void aFolderWithBlanksIsBracketed() {
		final Path stick = folder.resolve("a stick");
		run("run('UniBiomed Models...', 'action=download model=UniBiomed licence=accepted');" +
			"run('UniBiomed Models...', 'action=export model=UniBiomed folder=[" + stick + "]');");
		assertTrue(Files.exists(stick.resolve("model.safetensors")));
	}

	@Test
	void unknownOptionsAreRefused() {
		final String said = run("run('UniBiomed Models...', 'action=list modell=UniBiomed');").toString();
		assertTrue(said.contains("The macro option 'modell' does not belong to this command."), said);
	}

	@Test
	void modelsThatStayInAnotherCacheFolderAreTold() {
		final List<String> said = run(
			"run('UniBiomed Models...', 'action=download model=UniBiomed licence=accepted');" +
				"run('UniBiomed Options...', 'cache=[" + folder.resolve("other") + "]');");
		assertEquals("UniBiomed: The models in " + folder.resolve("cache") +
			" (6.0 MB) stay there; to have them in the new cache folder, move what is in that folder to " +
			folder.resolve("other") + ".", said.get(1));
	}
}
