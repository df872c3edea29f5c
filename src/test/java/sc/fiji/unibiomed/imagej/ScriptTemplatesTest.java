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
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.scijava.Context;
import org.scijava.script.ScriptModule;
import org.scijava.script.ScriptService;

import ij.IJ;
import ij.ImagePlus;

/** The templates of the script editor. There is no Jython among the test libraries: its template is only looked at. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScriptTemplatesTest {

	private static final String FOLDER = "/script_templates/UniBiomed/";

	private Context context;
	private ScriptService scripts;

	@BeforeAll
	void startSciJava() {
		context = new Context();
		scripts = context.service(ScriptService.class);
		// Fiji's link to ImageJ does this there.
		scripts.addAlias(ImagePlus.class);
	}

	@AfterAll
	void endSciJava() {
		context.dispose();
	}

	@Test
	void theGroovyTemplateSegmentsAndMeasures() throws Exception {
		final ImagePlus image = IJ.openImage("sample-images/01_pathology.png");
		final ScriptModule script = run("Segment_and_measure.groovy", "image", image, "target", "nuclei", "modality",
			"auto");
		final String text = (String) script.getOutput("text");
		assertTrue(
			text.matches("(?s)Sure, it is \\[1\\]\\.\nNuclei: 81 objects.*\nnuclei: 81 objects.*, 37,192 pixels, .*"),
			text);
		assertNotNull(image.getRoi());
	}

	@Test
	void theJythonTemplateAsksForTheServiceAndTheImage() throws Exception {
		final List<String> lines = Files
			.readAllLines(Path.of(ScriptTemplatesTest.class.getResource(FOLDER + "Write_report.py").toURI()));
		assertEquals(List.of("#@ UniBiomedService unibiomed", "#@ ImagePlus image"), lines.subList(0, 2));
	}

	/** What a template imports is there. */
	@Test
	void everyClassOfATemplateExists() throws Exception {
		for (final String name : List.of("Segment_and_measure.groovy", "Write_report.py")) {
			final String text = Files.readString(Path.of(ScriptTemplatesTest.class.getResource(FOLDER + name).toURI()));
			final Matcher imported = Pattern.compile("(?m)^(?:from (\\S+) import (.+)|import (\\S+))$").matcher(text);
			while (imported.find()) {
				for (final String type : (imported.group(1) == null
					? imported.group(3)
					: imported.group(1) + "." + imported.group(2).replace(", ", "," + imported.group(1) + "."))
					.split(","))
				{
					assertNotNull(Class.forName(type.strip()), name);
				}
			}
		}
	}

	@Test
	void theEditorFindsTheTemplatesByTheirFolder() throws Exception {
		try (Stream<Path> files = Files.list(Path.of(ScriptTemplatesTest.class.getResource(FOLDER).toURI()))) {
			assertEquals(List.of("Segment_and_measure.groovy", "Write_report.py"),
				files.map(file -> file.getFileName().toString()).sorted().toList());
		}
	}

	private ScriptModule run(final String name, final Object... inputs) throws Exception {
		try (Reader reader = new InputStreamReader(ScriptTemplatesTest.class.getResourceAsStream(FOLDER + name),
			StandardCharsets.UTF_8))
		{
			return scripts.run(name, reader, true, inputs).get();
		}
		catch (final ExecutionException e) {
			throw new IllegalStateException("The script " + name + " failed: " + e.getCause().getMessage(), e);
		}
	}
}
