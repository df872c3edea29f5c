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
package sc.fiji.unibiomed.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import sc.fiji.unibiomed.batch.Batch;
import sc.fiji.unibiomed.batch.BatchListener;
import sc.fiji.unibiomed.batch.plan.BatchPlan;
import sc.fiji.unibiomed.batch.plan.BatchSettings;
import sc.fiji.unibiomed.batch.plan.Shard;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.Device;
import sc.fiji.unibiomed.runtime.device.Precision;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * Two questions about each of five sample images, one of them cut short, and what the engine without Spark makes of
 * them. Done once, for all tests.
 */
final class LocalRun {

	/** What must be the same to the byte. */
	private static final List<String> TABLES = List.of("answers.csv", "findings.csv", "findings.geojson",
		"findings-coco.json", "failures.csv");
	private static final List<String> PROMPTS = List.of("Please segment liver in CT.", "What modality is this image?");
	private static final LocalRun DONE = new LocalRun(
		Path.of("target", "spark", "test-work", "local-run").toAbsolutePath());

	private final Path input;
	private final Path output;

	private LocalRun(final Path folder) {
		input = folder.resolve("input");
		output = folder.resolve("output");
		try {
			remove(folder);
			copyImages();
			final CacheFolder cache = CacheFolder.ofUser();
			try (LoadedModel model = new LoadedModel(new Models(cache).open("demo"),
				new RuntimeOptions(Device.CPU, Precision.EXACT, 1, cache.own())))
			{
				new Batch(plan(input), BatchSettings.usual(), model, output).run(Shard.ALL, BatchListener.NONE,
					new Cancellation());
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private void copyImages() throws IOException {
		Files.createDirectories(input);
		final Path samples = Path.of("sample-images");
		for (final String name : List.of("01_pathology", "02_ct", "03_mri", "04_xray")) {
			Files.copy(samples.resolve(name + ".png"), input.resolve(name + ".png"));
		}
		Files.write(input.resolve("05_cut.png"),
			Arrays.copyOf(Files.readAllBytes(samples.resolve("05_ultrasound.png")), 3000));
	}

	/** The images. */
	static Path input() {
		return DONE.input;
	}

	/** Both questions about all images of a folder. */
	static BatchPlan plan(final Path input) throws IOException {
		return BatchPlan.ofFolders(List.of(input), BatchPlan.ALL_IMAGES, PlaneChoice.FIRST,
			BatchPlan.questions(PROMPTS));
	}

	/** Arguments that ask the same; the number of threads is the same, too. */
	static List<String> arguments(final Path output) {
		return List.of("--model", "demo", "--input", input().toString(), "--prompt", PROMPTS.get(0), "--prompt",
			PROMPTS.get(1), "--output", output.toString(), "--threads", "1", "--device", "cpu", "--images-per-task",
			"1");
	}

	/** What the tables must be. */
	static Map<String, String> tables() throws IOException {
		return tables(DONE.output);
	}

	/** The tables of an output folder by name. */
	static Map<String, String> tables(final Path output) throws IOException {
		final Map<String, String> tables = new LinkedHashMap<>();
		for (final String name : TABLES) {
			// Each byte a character: a difference must not hide in what is no UTF-8.
			tables.put(name, Files.readString(output.resolve(name), StandardCharsets.ISO_8859_1));
		}
		return tables;
	}

	/** The names of the folders of tasks, in the order of their images. */
	static List<String> tasks() throws IOException {
		return tasks(DONE.output);
	}

	/** The tasks that are done in an output folder. */
	static List<String> tasks(final Path output) throws IOException {
		if (!Files.isDirectory(output.resolve("tasks"))) {
			return List.of();
		}
		try (Stream<Path> tasks = Files.list(output.resolve("tasks"))) {
			return tasks.map(task -> task.getFileName().toString()).filter(name -> !name.startsWith(".")).sorted()
				.toList();
		}
	}

	private static void remove(final Path folder) throws IOException {
		if (Files.exists(folder)) {
			try (Stream<Path> tree = Files.walk(folder)) {
				for (final Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
					Files.delete(each);
				}
			}
		}
	}
}
