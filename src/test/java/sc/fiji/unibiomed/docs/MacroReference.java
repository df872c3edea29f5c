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
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

/** Writes {@code docs/macro-reference.md} from what the commands say of themselves. */
public final class MacroReference {

	/** The document. */
	static final Path FILE = Path.of("docs", "macro-reference.md");
	/** Writes it anew. */
	static final String REGENERATE = "mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=" +
		MacroReference.class.getName();

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
			"run(\"UniBiomed Batch...\", \"input=/data/slides files=*.tif prompts=[Please segment nuclei in " +
				"pathology.] output=/data/answers\");"),
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

	private static final String BEGIN = """
		# Macro reference

		<!-- Generated from the commands. Do not edit; write it anew with
		%s -->

		Every command of the menu *Plugins ▸ UniBiomed* with every key that it understands. This page is generated \
		from the commands
		themselves, and a test compares the two. How macros go together is in the [user guide](user-guide.md#macros); \
		macros
		without windows are in [Headless](headless.md).

		```
		run("UniBiomed Segment...", "target=[brain tumor] modality=MRI results=overlay");
		```

		- A key is one word in lower case; for each input it stands below.
		- Values of several words stand in brackets: `target=[brain tumor]`. Brackets inside of a value come in \
		pairs, or are written
		  `\\u{5b}` for `[` and `\\u{5d}` for `]`, as the Recorder writes them; in a macro the backslash is doubled:
		  `"question=[Is there \\\\u{5b}SEG\\\\u{5d}?]"`.
		- A box of the dialog is `key=true`, the key alone (which means true), or `key=false`.
		- Without `image=`, a command takes the active image; `image=[my title]` names another open one.
		  Of several with this title it is the active one; where none of them is, the line is refused.
		- What you leave out has the default of this page, whatever the dialog had last, and a key that does not \
		belong to the command
		  is refused with its name. A line without any options opens the dialog.
		""";

	private MacroReference() {}

	/** Writes the document. */
	public static void main(final String... args) throws IOException {
		Files.writeString(FILE, text());
		System.out.println(FILE + " is written.");
	}

	/** What the document should say. */
	static String text() throws IOException {
		try (Context context = new Context(CommandService.class)) {
			final CommandService commands = context.service(CommandService.class);
			final StringBuilder text = new StringBuilder(String.format(BEGIN, REGENERATE.replace(" -D", "\n    -D")));
			for (final String name : menu()) {
				append(text, commands.getCommand(name));
			}
			return text.toString();
		}
	}

	private static List<String> menu() throws IOException {
		final List<String> names = new ArrayList<>();
		final Matcher entry = MENU_ENTRY.matcher(Files.readString(MENU));
		while (entry.find()) {
			names.add(entry.group(1));
		}
		return names;
	}

	private static void append(final StringBuilder text, final CommandInfo command) {
		text.append("\n## ").append(command.getMenuPath().getLeaf().getName()).append("\n\n")
			.append(command.getDescription()).append("\n\n```\n").append(example(command)).append("\n```\n");
		final List<? extends ModuleItem<?>> inputs = inputs(command);
		final List<? extends ModuleItem<?>> hidden = inputs.stream().filter(MacroReference::isHidden).toList();
		final List<? extends ModuleItem<?>> asked = inputs.stream().filter(input -> !isHidden(input)).toList();
		if (inputs.isEmpty()) {
			text.append("\nIt has no keys.\n");
		}
		if (!asked.isEmpty()) {
			table(text, command, asked);
		}
		if (!hidden.isEmpty()) {
			text.append("\nFor macros and scripts only; no dialog asks for them:\n");
			table(text, command, hidden);
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

	private static void table(final StringBuilder text, final CommandInfo command,
		final List<? extends ModuleItem<?>> inputs)
	{
		text.append("\n| key | label | type | default | choices | meaning |\n|---|---|---|---|---|---|\n");
		for (final ModuleItem<?> input : inputs) {
			text.append("| `").append(input.getName()).append("` | ").append(input.getLabel()).append(" | ")
				.append(type(input)).append(" | ").append(defaultValue(command, input)).append(" | ")
				.append(choices(input)).append(" | ").append(cell(input.getDescription())).append(" |\n");
		}
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
		return item.getChoices() != null && !item.getChoices().isEmpty() ? "choice" : "text";
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

	private static String choices(final ModuleItem<?> input) {
		if (input.getChoices() != null && !input.getChoices().isEmpty()) {
			return input.getChoices().stream().map(choice -> "`" + choice + "`").collect(Collectors.joining(", "));
		}
		if (input.getMinimumValue() == null) {
			return "";
		}
		return input.getMaximumValue() == null
			? "at least " + input.getMinimumValue()
			: input.getMinimumValue() + " to " + input.getMaximumValue();
	}

	private static String cell(final String text) {
		return text.replace("|", "\\|").replace("*", "\\*");
	}
}
