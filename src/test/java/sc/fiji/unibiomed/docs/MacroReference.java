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

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;
import org.scijava.widget.Button;
import org.scijava.widget.FileWidget;

import ij.ImagePlus;

/**
 * Writes the second part of {@code docs/macros.md}, every command with its keys, from what the commands say of
 * themselves.
 */
public final class MacroReference {

	/** The document. */
	static final Path FILE = Path.of("docs", "macros.md");
	/** Writes it again. */
	static final String REGENERATE = "mvn -q -pl src test-compile exec:java -Dexec.classpathScope=test " +
		"-Dexec.mainClass=" + MacroReference.class.getName();

	private static final int SHARED = 3;
	/** The menu's order. */
	private static final Path MENU = Path.of("src", "main", "imagej1", "plugins.config");
	private static final Pattern MENU_ENTRY = Pattern.compile("UniBiomedPlugIn\\(\"([^\"]+)\"\\)");

	/** A line for each command, by the last word of its class. */
	private static final Map<String, String> EXAMPLES = Map.ofEntries(
		Map.entry("SegmentCommand",
			"run(\"UniBiomed Segment...\", \"target=[brain tumor] modality=MRI slices=volume objects=[one region] " +
				"results=overlay\");"),
		Map.entry("SegmentSelectionCommand",
			"run(\"UniBiomed Segment Inside Selection...\", \"target=nuclei modality=pathology results=overlay\");"),
		Map.entry("FindCommand",
			"run(\"UniBiomed Find Abnormalities...\", \"slices=[every slice] range=3-10 results=none\");"),
		Map.entry("DescribeCommand", "run(\"UniBiomed Describe Regions...\", \"regions=overlay results=overlay\");"),
		Map.entry("AskCommand", "run(\"UniBiomed Ask...\", \"question=[What modality is this image?] results=none\");"),
		Map.entry("ReportCommand", "run(\"UniBiomed Write Report...\", \"results=overlay\");"),
		Map.entry("AssistantCommand", "run(\"UniBiomed Assistant\");"),
		Map.entry("FindingsCommand", "run(\"UniBiomed Findings\");"),
		Map.entry("ExportCommand",
			"run(\"UniBiomed Export Findings...\", \"folder=[/data/my results] csv=true rois=false geojson=true\");"),
		Map.entry("LabelsCommand", "run(\"UniBiomed Show Labels\", \"findings=[this answer]\");"),
		Map.entry("RemoveCommand", "run(\"UniBiomed Remove Findings...\", \"findings=[this image]\");"),
		Map.entry("RemoveLastCommand", "run(\"UniBiomed Remove Last Result\");"),
		Map.entry("ImageInputCommand",
			"run(\"UniBiomed Image Settings...\", \"modality=CT intensity=[CT custom] window=40/400\");"),
		Map.entry("PreviewCommand", "run(\"UniBiomed Preview Model Input...\", \"target=liver\");"),
		Map.entry("BatchCommand",
			"run(\"UniBiomed Batch...\", \"input=/data/slides files=*.tif task=segment target=nuclei " +
				"output=/data/answers\");"),
		Map.entry("CompareBatchCommand",
			"run(\"UniBiomed Compare Batch...\", \"folder=/data/answers first=[precision=exact] " +
				"second=[precision=fast]\");"),
		Map.entry("EvaluateCommand",
			"run(\"UniBiomed Evaluate...\", \"data=/data/CHAOS output=/data/CHAOS-results task=segmentation " +
				"limit=100\");"),
		Map.entry("ModelsCommand",
			"run(\"UniBiomed Models...\", \"action=download model=UniBiomed licence=accepted\");"),
		Map.entry("OptionsCommand", "run(\"UniBiomed Options...\", \"model=UniBiomed precision=fast\");"),
		Map.entry("DemoCommand", "run(\"UniBiomed Demo\");"), //
		Map.entry("HelpCommand", "run(\"UniBiomed Help\");"), //
		Map.entry("AboutCommand", "run(\"About UniBiomed\");"));

	/** What stands above the generated part, which people write; the last line of a comment that says how. */
	private static final String MARK = "MacroReference -->\n";

	private MacroReference() {}

	/** Writes the document. */
	public static void main(final String... args) throws IOException {
		Files.writeString(FILE, text());
		System.out.println(FILE + " is written.");
	}

	/** What the document should say: its first part as it is, and the commands. */
	static String text() throws IOException {
		final String now = Files.readString(FILE).replace("\r\n", "\n");
		final int mark = now.indexOf(MARK);
		if (mark < 0) {
			throw new IOException(FILE + " must have a comment that ends with: " + MARK.strip());
		}
		try (Context context = new Context(CommandService.class)) {
			final CommandService service = context.service(CommandService.class);
			final List<CommandInfo> commands = menu().stream().map(name -> (CommandInfo) service.getCommand(name))
				.toList();
			final Set<String> shared = shared(commands);
			final StringBuilder text = new StringBuilder(now.substring(0, mark + MARK.length()));
			text.append("\n## Keys of several commands\n");
			table(text, shared);
			commands.forEach(command -> append(text, command, shared));
			return text.toString();
		}
	}

	/** Rows that at least so many commands have word for word stand in one table. */
	private static Set<String> shared(final List<CommandInfo> commands) {
		final Map<String, Integer> counts = new LinkedHashMap<>();
		commands.forEach(command -> inputs(command).stream().filter(input -> !isHidden(input))
			.forEach(input -> counts.merge(row(command, input), 1, Integer::sum)));
		counts.values().removeIf(count -> count < SHARED);
		return counts.keySet();
	}

	private static List<String> menu() throws IOException {
		final List<String> names = new ArrayList<>();
		final Matcher entry = MENU_ENTRY.matcher(Files.readString(MENU));
		while (entry.find()) {
			names.add(entry.group(1));
		}
		return names;
	}

	private static void append(final StringBuilder text, final CommandInfo command, final Set<String> shared) {
		text.append("\n## ").append(command.getMenuPath().getLeaf().getName()).append("\n\n")
			.append(command.getDescription()).append("\n\n```\n").append(example(command)).append("\n```\n");
		final List<? extends ModuleItem<?>> inputs = inputs(command);
		if (inputs.isEmpty()) {
			text.append("\nIt has no keys.\n");
		}
		table(text, inputs.stream().filter(input -> !isHidden(input)).map(input -> row(command, input))
			.filter(row -> !shared.contains(row)).toList());
		final String others = inputs.stream().filter(input -> shared.contains(row(command, input)))
			.map(input -> "`" + input.getName() + "`").collect(Collectors.joining(", "));
		if (!others.isEmpty()) {
			text.append("\n[Keys of several commands](#keys-of-several-commands): ").append(others).append(".\n");
		}
		final List<String> hidden = inputs.stream().filter(MacroReference::isHidden).map(input -> row(command, input))
			.toList();
		if (!hidden.isEmpty()) {
			text.append("\nFor macros and scripts only, not in the dialog:\n");
			table(text, hidden);
		}
		final String outputs = StreamSupport.stream(command.outputs().spliterator(), false)
			.map(output -> "`" + output.getName() + "` (" + type(output) + ")").collect(Collectors.joining(", "));
		if (!outputs.isEmpty()) {
			text.append("\nScripts get: ").append(outputs).append(".\n");
		}
	}

	private static String example(final CommandInfo command) {
		final String name = command.getClassName().replaceAll(".*\\.", "");
		final String example = EXAMPLES.get(name);
		if (example == null) {
			throw new IllegalStateException("The command " + name + " has no example line in MacroReference.EXAMPLES.");
		}
		return example;
	}

	/** Inputs that a macro can give; services, remarks and buttons in dialogs are none. */
	private static List<? extends ModuleItem<?>> inputs(final CommandInfo command) {
		return StreamSupport.stream(command.inputs().spliterator(), false)
			.filter(input -> !Service.class.isAssignableFrom(input.getType()) && input.getType() != Context.class &&
				input.getType() != Button.class && input.getVisibility() != ItemVisibility.MESSAGE)
			.toList();
	}

	private static boolean isHidden(final ModuleItem<?> input) {
		return input.getVisibility() == ItemVisibility.INVISIBLE;
	}

	private static void table(final StringBuilder text, final Collection<String> rows) {
		if (!rows.isEmpty()) {
			text.append("\n| key | label | value | default | meaning |\n|---|---|---|---|---|\n");
			rows.forEach(text::append);
		}
	}

	private static String row(final CommandInfo command, final ModuleItem<?> input) {
		return Stream.of("`" + input.getName() + "`", input.getLabel(), value(input), defaultValue(command, input),
			cell(input.getDescription())).collect(Collectors.joining(" | ", "| ", " |\n"));
	}

	private static String type(final ModuleItem<?> item) {
		final Class<?> type = item.getType();
		if (type == ImagePlus.class) {
			return "image";
		}
		if (type == boolean.class || type == Boolean.class) {
			return "true or false";
		}
		if (type == int.class || type == Integer.class) {
			return "whole number";
		}
		final String style = item.getWidgetStyle() == null ? "" : item.getWidgetStyle();
		if (type == File.class) {
			return style.equals(FileWidget.DIRECTORY_STYLE) ? "folder" : "file";
		}
		if (type != String.class) {
			throw new IllegalStateException("No word for the type of " + item.getName() + ": " + type);
		}
		return "text";
	}

	private static String defaultValue(final CommandInfo command, final ModuleItem<?> input) {
		if (input.getType() == ImagePlus.class) {
			return "the active image";
		}
		final Object value;
		try {
			final Module fresh = command.createModule();
			value = fresh.getInput(input.getName());
		}
		catch (final ModuleException e) {
			throw new IllegalStateException("The command " + command.getClassName() + " cannot be made.", e);
		}
		return value == null || value.toString().isEmpty() ? "empty" : "`" + value + "`";
	}

	/** What may be given: one of several choices, or something of a kind, within bounds. */
	private static String value(final ModuleItem<?> input) {
		if (input.getChoices() != null && !input.getChoices().isEmpty()) {
			return input.getChoices().stream().map(choice -> "`" + choice + "`").collect(Collectors.joining(", "));
		}
		if (input.getMinimumValue() == null) {
			return type(input);
		}
		return type(input) + ", " +
			(input.getMaximumValue() == null
				? "at least " + input.getMinimumValue()
				: input.getMinimumValue() + " to " + input.getMaximumValue());
	}

	private static String cell(final String text) {
		return text.replace("|", "\\|").replace("*", "\\*");
	}
}
