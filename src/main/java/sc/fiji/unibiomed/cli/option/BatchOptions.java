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
package sc.fiji.unibiomed.cli.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sc.fiji.unibiomed.batch.plan.BatchPlan;
import sc.fiji.unibiomed.batch.plan.BatchSettings;
import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.cli.help.HelpGroup;
import sc.fiji.unibiomed.cli.help.InHelp;
import sc.fiji.unibiomed.cli.terminal.Messages;
import sc.fiji.unibiomed.cli.terminal.UsageException;
import sc.fiji.unibiomed.findings.export.FindingsExporter;
import sc.fiji.unibiomed.findings.object.ObjectChoice;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.ask.Task;
import sc.fiji.unibiomed.interpret.check.CheckLevel;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.util.TextFile;
import sc.fiji.unibiomed.util.TextFileException;

/** What is asked about which images, by which model, and where the answers go: the same wherever a batch runs. */
public final class BatchOptions {

	@InHelp(HelpGroup.IMAGES)
	@Option(names = "--input", paramLabel = "FOLDER", description = "A folder with images. Can be given several times.")
	private List<String> inputs = new ArrayList<>();

	@InHelp(HelpGroup.IMAGES)
	@Option(names = "--glob", paramLabel = "PATTERN",
		description = "Only files with such names, for example *.tif; **.png also looks into sub-folders. Default: " +
			"all images in the folder itself.")
	private String glob = BatchPlan.ALL_IMAGES;

	@InHelp(HelpGroup.IMAGES)
	@Option(names = "--manifest", paramLabel = "FILE",
		description = "Instead of --input: a CSV table with a column 'image' and, if needed, series, plane (a page, " +
			"or stack), prompt (or task and target), regions (mask files with semicolons between them), " +
			"modality, intensity, window, channels, objects, smallest. Other columns are copied into the " + "tables.")
	private String manifest;

	@InHelp(HelpGroup.ASKED)
	@Option(names = "--prompt", paramLabel = "TEXT",
		description = "A question about each image, in the words for the model. Can be given several times.")
	private List<String> prompts = new ArrayList<>();

	@InHelp(HelpGroup.ASKED)
	@Option(names = "--prompts", paramLabel = "FILE", description = "A text file with one question in each line.")
	private String promptFile;

	@InHelp(HelpGroup.ASKED)
	@Option(names = "--task", paramLabel = "TASK",
		description = "Instead of --prompt: segment, find, describe, ask or report. The words for the model follow " +
			"from task and image.",
		completionCandidates = Choices.Tasks.class)
	private String task;

	@InHelp(HelpGroup.ASKED)
	@Option(names = "--target", paramLabel = "TEXT",
		description = "With --task segment: what to outline. Can be given several times.")
	private List<String> targets = new ArrayList<>();

	@InHelp(HelpGroup.ASKED)
	@Option(names = "--question", paramLabel = "TEXT",
		description = "With --task ask: the question. Can be given several times.")
	private List<String> questions = new ArrayList<>();

	@InHelp(HelpGroup.OUTPUT)
	@Option(names = "--output", paramLabel = "FOLDER",
		description = "The folder for results: index.html to look through, tables, outlines, and a folder for each " +
			"answer.")
	private String output;

	@Mixin
	private ViewOptions view;

	@Mixin
	private ObjectOptions objects;

	@InHelp(HelpGroup.OUTPUT)
	@Option(names = "--export", paramLabel = "LIST",
		description = "More files for each answer: labels, rois, html …; several with commas. CSV, GeoJSON and COCO " +
			"are always written.",
		completionCandidates = Choices.Exports.class)
	private String export = "";

	@InHelp(HelpGroup.FINDINGS)
	@Option(names = "--check", paramLabel = "off|on|thorough",
		description = "Ask the model again about each outline, and call each finding confirmed, doubtful or absent; " +
			"default ${DEFAULT-VALUE}. thorough also compares with a mirrored and an enlarged image.",
		completionCandidates = Choices.Checks.class)
	private String check = "on";

	@InHelp(HelpGroup.OUTPUT)
	@Option(names = "--only", paramLabel = "LIST",
		description = "Write outlines and exports only of findings that are confirmed, doubtful or both (with a " +
			"comma). findings.csv has all.",
		completionCandidates = Choices.Verdicts.class)
	private String only = "";

	@InHelp(HelpGroup.WORK)
	@Option(names = "--attempts", paramLabel = "N",
		description = "How often to try an image again where trying again may help; default ${DEFAULT-VALUE}.")
	private int attempts = 2;

	@Mixin
	private ModelNameOption model;

	@Mixin
	private ModelOptions options;

	@InHelp(HelpGroup.MODEL)
	@Option(names = "--max-new-tokens", paramLabel = "N",
		description = "The longest answer, in tokens (pieces of words); default ${DEFAULT-VALUE}.")
	private int maxNewTokens = Question.DEFAULT_MAX_NEW_TOKENS;

	/**
	 * The model's name, as {@link sc.fiji.unibiomed.models.Models#find} reads it.
	 *
	 * @param messages get a line that says which one answers
	 * @throws IOException if it cannot be read; the message is for people
	 */
	public String model(final Messages messages) throws IOException {
		return model.name(options.choice().precision(), messages);
	}

	/**
	 * Opens the model. Then a line says which one answers.
	 *
	 * @param messages get the line
	 * @throws IOException if it cannot be opened; the message is for people
	 */
	public Checkpoint openModel(final RuntimeOptions runtime, final Messages messages) throws IOException {
		return model.open(runtime).tell(messages).checkpoint();
	}

	/** Whether a model was named. */
	public boolean isModelNamed() {
		return model.isNamed();
	}

	/** The model that was named; see {@link #isModelNamed}. */
	public String namedModel() {
		return model.named();
	}

	/** How the networks shall run. */
	public RuntimeChoice runtime() {
		return options.choice();
	}

	/** Whether an output folder was named. */
	public boolean isOutputNamed() {
		return output != null;
	}

	/** The output folder; refuses that there is none. */
	public Path output() {
		if (output == null) {
			throw new UsageException("Say where the answers go: --output FOLDER.");
		}
		return ModelOptions.path(output, "--output");
	}

	/** How every image is asked about; refuses what does not fit together, before any file is read. */
	public BatchSettings settings() {
		if (maxNewTokens < 1) {
			throw new UsageException("--max-new-tokens must be at least 1, not " + maxNewTokens + ".");
		}
		if (attempts < 1) {
			throw new UsageException("--attempts must be at least 1, not " + attempts + ".");
		}
		view.check(true, view.isStack() || manifest != null, false);
		return new BatchSettings(view.view(), maxNewTokens, attempts)
			.withExports(ExportOption.parse(export).stream().map(FindingsExporter::key).toList())
			.withOnly(ExportOption.only(only).orElse(Set.of()));
	}

	/**
	 * What is to be done.
	 *
	 * @throws sc.fiji.unibiomed.batch.plan.BatchException if there is nothing, or it cannot be used
	 * @throws IOException if something cannot be read
	 */
	public BatchPlan plan() throws IOException {
		if (inputs.isEmpty() == (manifest == null)) {
			throw new UsageException("Say which images: --input FOLDER, or --manifest FILE.");
		}
		final CheckLevel level = CheckLevel.of(check);
		final ObjectChoice choice = objects.or(ObjectChoice.AUTO);
		final List<AskedTask> all = new ArrayList<>(BatchPlan.questions(prompts));
		if (promptFile != null) {
			final Path file = ModelOptions.path(promptFile, "--prompts");
			if (!Files.isRegularFile(file)) {
				throw new UsageException("The file with prompts " + file + " does not exist.");
			}
			text(file).lines().map(String::strip).filter(line -> !line.isEmpty())
				.map(prompt -> AskedTask.inWords(Task.ASK, prompt)).forEach(all::add);
		}
		all.addAll(tasks());
		final PlaneChoice plane = view.pages();
		return (manifest == null
			? BatchPlan.ofFolders(ModelOptions.paths(inputs, "--input"), glob, plane, all)
			: BatchPlan.ofManifest(ModelOptions.path(manifest, "--manifest"), plane, all)).with(level).with(choice);
	}

	private static String text(final Path file) throws IOException {
		try {
			return TextFile.read(file);
		}
		catch (final TextFileException e) {
			throw new UsageException("The file with prompts " + e.getMessage());
		}
	}

	private List<AskedTask> tasks() {
		if (task == null) {
			if (!targets.isEmpty() || !questions.isEmpty()) {
				throw new UsageException(
					(targets.isEmpty() ? "--question needs --task ask." : "--target needs --task segment."));
			}
			return List.of();
		}
		final Task wanted = Task.ofVerb(task);
		final List<String> words = wanted == Task.SEGMENT ? targets : wanted == Task.ASK ? questions : List.of("");
		if (words.isEmpty()) {
			throw new UsageException(wanted == Task.SEGMENT
				? "--task segment needs a --target, for example --target nuclei."
				: "--task ask needs a --question.");
		}
		if (wanted != Task.SEGMENT && !targets.isEmpty() || wanted != Task.ASK && !questions.isEmpty()) {
			throw new UsageException((targets.isEmpty() || wanted == Task.SEGMENT ? "--question" : "--target") +
				" does not go with --task " + wanted.verb() + ".");
		}
		return words.stream().map(each -> new AskedTask(wanted, each)).toList();
	}

	/** The folders that the images are named from. */
	public List<Path> folders() {
		return manifest == null
			? ModelOptions.paths(inputs, "--input").stream().map(Path::toAbsolutePath).toList()
			: List.of(ModelOptions.path(manifest, "--manifest").toAbsolutePath().getParent());
	}
}
