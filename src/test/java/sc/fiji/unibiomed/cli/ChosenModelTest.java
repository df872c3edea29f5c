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
package sc.fiji.unibiomed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.prefs.PrefService;

import sc.fiji.unibiomed.cli.terminal.ExitCode;
import sc.fiji.unibiomed.imagej.Settings;
import sc.fiji.unibiomed.imagej.host.ModelSettings;
import sc.fiji.unibiomed.models.demo.DemoModel;
import sc.fiji.unibiomed.models.store.CacheFolder;

/** Without {@code --model}, the model that was chosen in ImageJ on this computer answers, as the first line says. */
@Timeout(120)
class ChosenModelTest {

	private static final String CT = "sample-images/02_ct.png";

	@TempDir
	private Path work;
	private ModelSettings before;

	@BeforeEach
	void chooseAFolder() throws IOException {
		final Path folder = TestFiles.copy(DemoModel.folder(CacheFolder.ofUser()), work.resolve("my-model"));
		try (Context context = new Context(PrefService.class)) {
			final Settings settings = new Settings(context.service(PrefService.class));
			before = settings.model();
			settings.keep(new ModelSettings(folder.toString(), before.device(), before.precision(), before.threads(),
				before.cache()));
		}
	}

	@AfterEach
	void chooseTheFormerOneAgain() {
		try (Context context = new Context(PrefService.class)) {
			new Settings(context.service(PrefService.class)).keep(before);
		}
	}

	@Test
	void itAnswersWhereNoModelIsNamed() {
		for (final List<String> line : List.of(List.of("segment", "--image", CT, "--target", "liver"),
			List.of("batch", "--input", "sample-images", "--glob", "02_ct.png", "--task", "segment", "--target",
				"liver", "--output", work.resolve("out").toString())))
		{
			final Run run = Run.of(line);
			assertEquals(ExitCode.DONE, run.code(), run.err());
			final String first = run.err().lines().findFirst().orElseThrow();
			assertTrue(first.startsWith("Model: my-model, exact"), first);
			assertTrue(
				first.contains("; chosen in UniBiomed Options; name another model with --model. Get UniBiomed, "),
				first);
		}
	}

	@Test
	void aNamedOneGoesFirst() {
		final Run run = Run.of("ask", "--image", CT, "--question", "What modality is this image?", "--model", "demo");
		assertEquals(ExitCode.DONE, run.code(), run.err());
		assertTrue(run.err().startsWith("Model: demo, exact"), run.err());
	}
}
