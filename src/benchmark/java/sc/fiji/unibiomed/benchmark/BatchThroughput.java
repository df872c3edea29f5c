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
package sc.fiji.unibiomed.benchmark;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import sc.fiji.unibiomed.batch.Batch;
import sc.fiji.unibiomed.batch.BatchListener;
import sc.fiji.unibiomed.batch.plan.BatchEntry;
import sc.fiji.unibiomed.batch.plan.BatchPlan;
import sc.fiji.unibiomed.batch.plan.BatchSettings;
import sc.fiji.unibiomed.batch.plan.Shard;
import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.cli.Main;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.interpret.Interpreter;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.file.FileView;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.Device;
import sc.fiji.unibiomed.runtime.device.Precision;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * What a batch costs on top of its answers, and what a second process brings.
 *
 * <pre>
 * java -cp … sc.fiji.unibiomed.benchmark.BatchThroughput MODEL PRECISION IMAGES ROUNDS overhead
 * java -cp … sc.fiji.unibiomed.benchmark.BatchThroughput MODEL PRECISION IMAGES ROUNDS processes
 * </pre>
 *
 * {@code overhead}: in one process and with one loaded model, in turns: the same questions asked one after the other
 * about pictures that are in memory, with nothing written; and as a batch from files to files. {@code processes}: one
 * process on one processor, then two with a processor each, on the same images; from the first answer to the last one,
 * as starting and loading happen once however many images there are. They are bound to their processors
 * ({@code taskset}), as a single process with one thread for its networks still reads, looks ahead and writes on
 * others.
 */
public final class BatchThroughput {

	private static final String QUESTION = "Please segment nuclei in pathology.";
	private static final int SIDE = 512;
	/** Random weights may never end an answer. */
	private static final int LONGEST_ANSWER = 20;

	private final String model;
	private final Precision precision;
	private final int images;
	private final int rounds;
	private final Path work;

	private BatchThroughput(final String model, final Precision precision, final int images, final int rounds)
		throws IOException
	{
		this.model = model;
		this.precision = precision;
		this.images = images;
		this.rounds = rounds;
		this.work = Files.createTempDirectory("unibiomed-batch");
	}

	/** @param args see above */
	public static void main(final String... args) throws IOException, InterruptedException {
		final BatchThroughput benchmark = new BatchThroughput(args[0], Precision.parse(args[1]),
			Integer.parseInt(args[2]), Integer.parseInt(args[3]));
		try {
			benchmark.drawImages();
			if (args[4].equals("overhead")) {
				benchmark.overhead();
			}
			else {
				benchmark.processes();
			}
		}
		finally {
			delete(benchmark.work);
		}
	}

	/** The first sample with noise of its own in each image, so that no two are the same. */
	private void drawImages() throws IOException {
		final BufferedImage sample = ImageIO.read(Path.of("sample-images", "01_pathology.png").toFile());
		Files.createDirectories(input());
		for (int i = 0; i < images; i++) {
			final Random random = new Random(i);
			final BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
			for (int p = 0; p < SIDE * SIDE; p++) {
				image.setRGB(p % SIDE, p / SIDE,
					sample.getRGB(p % SIDE % sample.getWidth(), p / SIDE % sample.getHeight()) ^ random.nextInt(8));
			}
			ImageIO.write(image, "png", input().resolve("image" + (1000 + i) + ".png").toFile());
		}
	}

	private Path input() {
		return work.resolve("input");
	}

	private BatchPlan plan() throws IOException {
		return BatchPlan.ofFolders(List.of(input()), "*.png", PlaneChoice.FIRST,
			BatchPlan.questions(List.of(QUESTION)));
	}

	private void overhead() throws IOException {
		final CacheFolder cache = CacheFolder.ofUser();
		final Checkpoint checkpoint = new Models(cache).open(model);
		final RuntimeOptions options = new RuntimeOptions(Device.CPU, precision,
			Runtime.getRuntime().availableProcessors(), cache.path());
		final List<Double> ratios = new ArrayList<>();
		try (LoadedModel loaded = new LoadedModel(checkpoint, options)) {
			bare(loaded);
			for (int round = 0; round < rounds; round++) {
				Timing.awaitQuiet();
				final double bare = bare(loaded);
				Timing.awaitQuiet();
				final double ahead = batch(loaded, BatchSettings.LookAhead.ALWAYS, work.resolve("ahead" + round));
				Timing.awaitQuiet();
				final double batch = batch(loaded, BatchSettings.LookAhead.NEVER, work.resolve("turns" + round));
				ratios.add(batch / bare);
				System.out.printf(Locale.ROOT,
					"%d images: answers alone %.2f s; as a batch %.2f s, ratio %.3f; looking ahead %.2f s, ratio " +
						"%.3f%n",
					images, bare, batch, batch / bare, ahead, ahead / bare);
			}
		}
		ratios.sort(Comparator.naturalOrder());
		System.out.printf(Locale.ROOT, "overhead, median of %d rounds: %.1f %%%n", rounds,
			100 * (ratios.get(rounds / 2) - 1));
	}

	private double bare(final LoadedModel loaded) throws IOException {
		final Interpreter interpreter = new Interpreter(loaded);
		final List<Picture> pictures = new ArrayList<>();
		for (final BatchEntry entry : plan().entries()) {
			pictures.add(Picture.of(ImageFiles.read(entry.file())));
		}
		final long begin = System.nanoTime();
		for (final Picture picture : pictures) {
			interpreter.interpret(Question.about(picture, QUESTION).withMaxNewTokens(LONGEST_ANSWER),
				InterpretationListener.NONE, new Cancellation());
		}
		return (System.nanoTime() - begin) / 1e9;
	}

	private double batch(final LoadedModel loaded, final BatchSettings.LookAhead ahead, final Path output)
		throws IOException
	{
		final Batch batch = new Batch(plan(), new BatchSettings(FileView.USUAL, LONGEST_ANSWER, 1).with(ahead), loaded,
			output);
		final long begin = System.nanoTime();
		batch.work(Shard.ALL.of(plan()), BatchListener.NONE, new Cancellation());
		return (System.nanoTime() - begin) / 1e9;
	}

	private void processes() throws IOException, InterruptedException {
		final List<Double> ratios = new ArrayList<>();
		for (int round = 0; round < rounds; round++) {
			Timing.awaitQuiet();
			final double one = perMinute(1, work.resolve("one" + round));
			Timing.awaitQuiet();
			final double two = perMinute(2, work.resolve("two" + round));
			ratios.add(two / one);
			System.out.printf(Locale.ROOT, "%d images: one process %.1f per minute, two %.1f, ratio %.2f%n", images,
				one, two, two / one);
		}
		ratios.sort(Comparator.naturalOrder());
		System.out.printf(Locale.ROOT, "two processes, median of %d rounds: %.2f times one%n", rounds,
			ratios.get(rounds / 2));
	}

	/** Answers per minute between the first and the last one, all processes together. */
	private double perMinute(final int count, final Path output) throws IOException, InterruptedException {
		final List<Process> processes = new ArrayList<>();
		for (int i = 1; i <= count; i++) {
			processes.add(new ProcessBuilder("taskset", "-c", String.valueOf(i - 1),
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), Main.class.getName(), "batch", "--model", model, "--precision",
				precision.label(), "--threads", "1", "--device", "cpu", "--input", input().toString(), "--glob",
				"*.png", "--prompt", QUESTION, "--max-new-tokens", String.valueOf(LONGEST_ANSWER), "--output",
				output.toString(), "--shard", i + "/" + count).redirectErrorStream(true)
				.redirectOutput(new File(output + "-" + i + ".log")).start());
		}
		for (final Process process : processes) {
			if (process.waitFor() != 0) {
				throw new IOException("A process failed; see " + output + "-*.log.");
			}
		}
		final List<Long> times = new ArrayList<>();
		try (Stream<Path> answers = Files.walk(output)) {
			for (final Path answer : answers.filter(file -> file.endsWith("answer.json")).toList()) {
				times.add(Files.getLastModifiedTime(answer).toMillis());
			}
		}
		times.sort(Comparator.naturalOrder());
		// The first answers of each process wait for its networks to load.
		final int first = 2 * count;
		return 60e3 * (times.size() - 1 - first) / (times.get(times.size() - 1) - times.get(first));
	}

	private static void delete(final Path folder) throws IOException {
		try (Stream<Path> all = Files.walk(folder)) {
			for (final Path each : all.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(each);
			}
		}
	}
}
