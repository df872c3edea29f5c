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
import java.io.PrintWriter;
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

	@Option(names = "--input", paramLabel = "FOLDER", description = "A folder with images; may be given several times.")
	private List<String> inputs = new ArrayList<>();

	@Option(names = "--glob", paramLabel = "PATTERN",
		description = "Which files: for example *.tif, or **.png for those in folders below, too. Default: all " +
			"images in the folder itself.")
	private String glob = BatchPlan.ALL_IMAGES;

	@Option(names = "--manifest", paramLabel = "FILE",
		description = "Instead of --input: a CSV file with the columns image and, if wanted, series, plane (a page, " +
			"or stack), prompt (or task and target), regions (masks with semicolons between them), modality, " +
			"intensity, window, channels, objects, smallest. Further columns are carried into the tables.")
	private String manifest;

	@Option(names = "--prompt", paramLabel = "TEXT",
		description = "A question about each image; may be given several times.")
	private List<String> prompts = new ArrayList<>();

	@Option(names = "--prompts", paramLabel = "FILE", description = "A text file with a question per line.")
	private String promptFile;

	@Option(names = "--task", paramLabel = "TASK",
		description = "Instead of a prompt: segment, find, describe, ask or report; the words for the model follow " +
			"from each image.")
	private String task;

	@Option(names = "--target", paramLabel = "TEXT",
		description = "With --task segment: what to outline; may be given several times.")
	private List<String> targets = new ArrayList<>();

	@Option(names = "--question", paramLabel = "TEXT",
		description = "With --task ask: the question; may be given several times.")
	private List<String> questions = new ArrayList<>();

	@Option(names = "--output", required = true, paramLabel = "FOLDER",
		description = "Gets index.html to look through, a folder per answer in tasks/, and tables and outlines of " +
			"all of them.")
	private String output;

	@Mixin
	private ViewOptions view;

	@Mixin
	private ObjectOptions objects;

	@Option(names = "--export", paramLabel = "LIST",
		description = "Further files for each answer, in its folder: labels, rois, html …; several with commas. CSV, " +
			"GeoJSON and COCO are always there.")
	private String export = "";

	@Option(names = "--check", paramLabel = "off|on|thorough",
		description = "Whether the model is asked back what it has outlined, so that each finding is confirmed, " +
			"doubtful or absent; default ${DEFAULT-VALUE}.")
	private String check = "on";

	@Option(names = "--only", paramLabel = "LIST",
		description = "Outlines and exports of these findings only: confirmed, doubtful; several with commas. " +
			"findings.csv has all.")
	private String only = "";

	@Option(names = "--attempts", paramLabel = "N",
		description = "How often to try an image that fails for a reason that may pass; default ${DEFAULT-VALUE}.")
	private int attempts = 2;

	@Option(names = "--max-new-tokens", paramLabel = "N",
		description = "The longest answer, in tokens; default ${DEFAULT-VALUE}.")
	private int maxNewTokens = Question.DEFAULT_MAX_NEW_TOKENS;

	@Mixin
	private ModelNameOption model;

	@Mixin
	private ModelOptions options;

	/**
	 * The model's name, as {@link sc.fiji.unibiomed.models.Models#find} reads it.
	 *
	 * @param err gets a line that says which one answers
	 * @throws IOException if it cannot be read; the message is for people
	 */
	public String model(final PrintWriter err) throws IOException {
		return model.name(options.choice().precision(), err);
	}

	/**
	 * Opens the model. Then a line says which one answers.
	 *
	 * @param err gets the line
	 * @throws IOException if it cannot be opened; the message is for people
	 */
	public Checkpoint openModel(final RuntimeOptions runtime, final PrintWriter err) throws IOException {
		return model.open(runtime).tell(err).checkpoint();
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

	/** The output folder. */
	public Path output() {
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
