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

import static java.util.function.Predicate.not;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;

import sc.fiji.unibiomed.image.intensity.IntensityChoice;
import sc.fiji.unibiomed.image.modality.Modality;
import sc.fiji.unibiomed.imagej.dialog.MacroInput;
import sc.fiji.unibiomed.imagej.dialog.PlaneInputs;
import sc.fiji.unibiomed.imagej.result.ResultPlacement;
import sc.fiji.unibiomed.interpret.view.LargeImages;
import sc.fiji.unibiomed.interpret.view.Planes;

/** What every command promises to menus, dialogs and macros. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandsTest {

	private static final Pattern PLAIN_ENTRY = Pattern.compile(
		"Plugins>UniBiomed, \"([^\"]+)\", sc\\.fiji\\.unibiomed\\.imagej\\.plain\\.UniBiomedPlugIn\\(\"([^\"]+)\"\\)");

	private static final String SEPARATOR = "Plugins>UniBiomed, \"-\"";

	private Context context;
	private List<CommandInfo> commands;

	@BeforeAll
	void findCommands() {
		context = new Context(CommandService.class);
		commands = context.service(CommandService.class).getCommands().stream()
			.filter(command -> command.getClassName().startsWith("sc.fiji.unibiomed.")).toList();
	}

	@AfterAll
	void endSciJava() {
		context.dispose();
	}

	@Test
	void thereAreCommands() {
		assertFalse(commands.isEmpty());
	}

	@Test
	void menuLabelsAreUniqueAndSayUniBiomed() {
		final List<String> labels = commands.stream().map(CommandsTest::label).toList();
		assertEquals(labels.size(), labels.stream().distinct().count(), labels.toString());
		labels.forEach(label -> assertTrue(label.contains("UniBiomed"), label));
	}

	@Test
	void everyCommandSaysWhatItDoes() {
		commands.forEach(command -> assertFalse(isBlank(command.getDescription()), command.getClassName()));
	}

	@Test
	void everyInputIsOneLowerCaseWordWithADescription() {
		assertAll(commands.stream().flatMap(command -> inputs(command).stream()).map(input -> () -> {
			assertTrue(input.getName().matches("[a-z]+"), input.getName());
			assertFalse(isBlank(input.getDescription()), input.getName());
		}));
	}

	/** Plain ImageJ complains of two labels of a dialog that begin with the same word while it is recording. */
	@Test
	void everyLabelBeginsWithAWordOfItsOwn() {
		assertAll(commands.stream().map(command -> () -> {
			final List<String> words = inputs(command).stream()
				.map(input -> input.getLabel().split(" ")[0].toLowerCase(Locale.ROOT)).toList();
			assertEquals(words.stream().distinct().toList(), words, command.getClassName());
		}));
	}

	/** ImageJ's recorder takes a key for known if it is the end of one that it has. */
	@Test
	void noMacroKeyIsTheEndOfAnother() {
		assertAll(commands.stream().map(command -> () -> {
			final List<String> keys = inputs(command).stream().filter(input -> MacroInput.isSupported(input.getType()))
				.map(ModuleItem::getName).toList();
			assertEquals(List.of(), keys.stream()
				.filter(key -> keys.stream().anyMatch(other -> !other.equals(key) && other.endsWith(key))).toList());
		}));
	}

	/** SciJava would remember what macros and scripts gave; see DialogMemory. */
	@Test
	void sciJavaRemembersNoInput() {
		assertAll(commands.stream().flatMap(command -> inputs(command).stream()
			.map(input -> () -> assertFalse(input.isPersisted(), command.getClassName() + " " + input.getName()))));
	}

	@Test
	void plainImageJHasTheSameMenuEntries() throws IOException {
		final Map<String, String> plain = new TreeMap<>();
		for (final String line : Files.readAllLines(Path.of("src/main/imagej1/plugins.config"))) {
			if (!line.isBlank() && !line.startsWith("#") && !line.equals(SEPARATOR)) {
				final Matcher entry = PLAIN_ENTRY.matcher(line);
				assertTrue(entry.matches(), line);
				plain.put(entry.group(2), entry.group(1));
			}
		}
		final Map<String, String> expected = new TreeMap<>();
		commands.forEach(command -> expected.put(command.getClassName(), label(command)));
		assertEquals(expected, plain);
	}

	@Test
	void fijiHasThemInTheSameOrder() throws IOException {
		final List<String> plain = Files.readAllLines(Path.of("src/main/imagej1/plugins.config")).stream()
			.map(PLAIN_ENTRY::matcher).filter(Matcher::matches).map(entry -> entry.group(1)).toList();
		assertEquals(plain,
			commands.stream().sorted(Comparator.comparingDouble(command -> command.getMenuPath().getLeaf().getWeight()))
				.map(CommandsTest::label).toList());
	}

	/** A line of the plain menu stands where the weights of two commands differ by more than 1. */
	@Test
	void bothMenusHaveTheSameGroups() throws IOException {
		final Map<String, Double> weights = new TreeMap<>();
		commands.forEach(command -> weights.put(label(command), command.getMenuPath().getLeaf().getWeight()));
		final List<String> expected = new ArrayList<>();
		double last = 1;
		for (final Map.Entry<String, Double> entry : weights.entrySet().stream().sorted(Map.Entry.comparingByValue())
			.toList())
		{
			if (entry.getValue() - last > 1) {
				expected.add("-");
			}
			last = entry.getValue();
			expected.add(entry.getKey());
		}
		assertEquals(expected, Files.readAllLines(Path.of("src/main/imagej1/plugins.config")).stream()
			.filter(line -> line.startsWith("Plugins>UniBiomed")).map(line -> line.split("\"")[1]).toList());
	}

	@Test
	void choicesAreThoseThatTheCodeKnows() {
		assertEquals(Modality.choices(), choices("SegmentCommand", "modality"));
		assertEquals(Planes.labels(),
			choices("SegmentCommand", "slices").stream().filter(not(PlaneInputs.CURRENT_TIME::equals)).toList());
		assertEquals(ResultPlacement.labels(), choices("SegmentCommand", "results"));
		assertEquals(Modality.choices(), choices("ImageInputCommand", "modality"));
		assertEquals(IntensityChoice.labels(), choices("ImageInputCommand", "intensity"));
		assertEquals(LargeImages.labels(), choices("ImageInputCommand", "large"));
	}

	private List<?> choices(final String command, final String input) {
		return commands.stream().filter(one -> one.getClassName().endsWith("." + command)).findFirst().orElseThrow()
			.getInput(input).getChoices();
	}

	private static List<? extends ModuleItem<?>> inputs(final CommandInfo command) {
		return StreamSupport.stream(command.inputs().spliterator(), false)
			.filter(input -> !Service.class.isAssignableFrom(input.getType()) && input.getType() != Context.class &&
				input.getVisibility() != ItemVisibility.MESSAGE)
			.toList();
	}

	private static String label(final CommandInfo command) {
		return command.getMenuPath().getLeaf().getName();
	}

	private static boolean isBlank(final String text) {
		return text == null || text.isBlank();
	}
}
