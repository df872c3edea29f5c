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
package sc.fiji.unibiomed.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyShell;
import sc.fiji.unibiomed.cli.Main;
import sc.fiji.unibiomed.docs.Programs.Ended;

/** The scripts of docs/use-elsewhere.md, run on the files that its lines make; they print what the page says. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ElsewhereScriptsTest {

	private static final Path PAGE = Path.of("docs", "use-elsewhere.md");
	private static final Path SCRIPTS = Path.of("docs", "scripts").toAbsolutePath();

	@TempDir
	private static Path folder;

	/** Runs the lines of the page, but for where they write. */
	@BeforeAll
	void makeTheFiles() throws IOException {
		for (final String line : List.of("segment --model demo", "batch --model demo")) {
			final Matcher command = Pattern
				.compile("(?ms)^java -jar target/unibiomed-cli.jar (" + line + " .*?)(?<!\\\\)\n").matcher(text());
			assertTrue(command.find(), line);
			final List<String> words = new ArrayList<>(Stream.of(command.group(1).replace("\\\n", " ").split("\\s+"))
				.map(word -> word.replace("\"", "")).toList());
			final int output = words.indexOf("--output") + 1;
			words.set(output, folder.resolve(words.get(output)).toString());
			final StringWriter errors = new StringWriter();
			assertEquals(0, Main.execute(new PrintWriter(new StringWriter()), new PrintWriter(errors),
				words.toArray(String[]::new)), errors.toString());
		}
	}

	@Test
	void pythonReadsAnswerMasksAndTable() throws IOException {
		final String line = "python3 docs/scripts/read_answer.py liver liver/02_ct-findings.csv";
		assertEquals(printed(line), output(Programs.python("numpy, PIL"), line));
	}

	@Test
	void pythonReadsTheMasksOfAStack() throws IOException {
		final String python = Programs.python("numpy, PIL");
		final Path tumor = folder.resolve("tumor");
		assertEquals(0,
			Main.execute(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), "segment", "--model",
				"demo", "--image", "sample-images/21_mri_stack_12slices.tif", "--stack", "--target", "brain tumor",
				"--modality", "MRI", "--check", "off", "--output", tumor.toString()));
		final Ended ended = Programs.run(folder,
			List.of(python, SCRIPTS.resolve("read_answer.py").toString(), tumor.toString()));
		assertEquals(0, ended.code(), ended.errors());
		assertTrue(ended.output().contains("1 brain tumor: shape (12, 384, 384), 85880 pixels inside, unchecked"),
			ended.output());
	}

	@Test
	void rReadsTheTableOfABatchAndDrawsAPlot() throws IOException {
		final String rscript = Programs.rscript();
		final String line = "Rscript docs/scripts/findings.R answers/findings.csv areas.png";
		assertEquals(printed(line), output(rscript, line));
		final BufferedImage plot = ImageIO.read(folder.resolve("areas.png").toFile());
		assertEquals(800, plot.getWidth());
	}

	@Test
	void theLabelImageIsReadForNapari() throws IOException {
		final String line = "python3 docs/scripts/napari_labels.py liver/02_ct-labels.tif";
		assertEquals(printed(line), output(Programs.python("numpy, PIL"), line));
		assertTrue(text().contains("were **not tested**"));
	}

	/** QuPath is not at hand: what the script calls of it stands here, as its documentation describes it. */
	@Test
	void theScriptForQuPathImportsTheOutlines() throws IOException {
		final Path geojson = folder.resolve("liver/02_ct-findings.geojson");
		final List<Object> objects = new ArrayList<>();
		final StringWriter out = new StringWriter();
		final Binding binding = new Binding();
		binding.setVariable("out", new PrintWriter(out, true));
		binding.setVariable("importObjectsFromFile", function(path -> objects.addAll(read(Path.of((String) path)))));
		binding.setVariable("fireHierarchyUpdate", function(nothing -> true));
		binding.setVariable("getAnnotationObjects", function(nothing -> objects));
		new GroovyShell(binding).evaluate(Files.readString(SCRIPTS.resolve("import_findings.groovy"))
			.replace("/data/answers/slide-findings.geojson", geojson.toString().replace("\\", "\\\\")));
		assertTrue(out.toString().startsWith("1 findings from "), out.toString());
		assertTrue(out.toString().contains("liver 1: confidence 0.98"), out.toString());
		assertTrue(text().contains("**not in QuPath**"));
	}

	@Test
	void everyScriptIsNamedOnThePage() throws IOException {
		try (Stream<Path> scripts = Files.list(SCRIPTS)) {
			for (final Path script : scripts.filter(Files::isRegularFile).toList()) {
				assertTrue(text().contains("(scripts/" + script.getFileName() + ")"), script.toString());
			}
		}
	}

	/** Features with name and measurements, as QuPath's annotations have them. */
	private static List<Map<String, Object>> read(final Path file) throws IOException {
		final List<Map<String, Object>> objects = new ArrayList<>();
		for (final JsonElement feature : JsonParser.parseString(Files.readString(file)).getAsJsonObject()
			.getAsJsonArray("features"))
		{
			final JsonObject properties = feature.getAsJsonObject().getAsJsonObject("properties");
			assertEquals("annotation", properties.get("objectType").getAsString());
			objects.add(Map.of("name", properties.get("name").getAsString(), "measurements",
				new Gson().fromJson(properties.get("measurements"), Map.class)));
		}
		return objects;
	}

	private interface Function {

		Object of(Object argument) throws IOException;
	}

	private Closure<Object> function(final Function function) {
		return new Closure<Object>(this) {

			private static final long serialVersionUID = 1L;

			@SuppressWarnings("unused")
			public Object doCall(final Object argument) throws IOException {
				return function.of(argument);
			}
		};
	}

	private static String output(final String python, final String line) throws IOException {
		final List<String> command = new ArrayList<>(List.of(line.split(" ")));
		command.set(0, python);
		command.set(1, Path.of(command.get(1)).toAbsolutePath().toString());
		final Ended ended = Programs.run(folder, command);
		assertEquals(0, ended.code(), ended.errors());
		return ended.output();
	}

	private static String text() throws IOException {
		return Files.readString(PAGE).replace("\r\n", "\n");
	}

	/** What the page says that a line prints. */
	private static String printed(final String line) throws IOException {
		final Matcher output = Pattern.compile("(?ms)^```\n" + Pattern.quote(line) + "\n```\n.*?^```\n(.*?)^```$")
			.matcher(text());
		assertTrue(output.find(), line);
		return output.group(1);
	}
}
