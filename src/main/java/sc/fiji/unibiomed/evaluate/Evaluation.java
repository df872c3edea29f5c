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
package sc.fiji.unibiomed.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import sc.fiji.unibiomed.evaluate.answer.AnswerFile;
import sc.fiji.unibiomed.evaluate.answer.ItemImages;
import sc.fiji.unibiomed.evaluate.answer.ItemKey;
import sc.fiji.unibiomed.evaluate.answer.ItemRunner;
import sc.fiji.unibiomed.evaluate.data.Annotation;
import sc.fiji.unibiomed.evaluate.data.AnnotationFile;
import sc.fiji.unibiomed.evaluate.data.DataException;
import sc.fiji.unibiomed.evaluate.data.DataSet;
import sc.fiji.unibiomed.evaluate.data.EvaluationSettings;
import sc.fiji.unibiomed.evaluate.data.ItemList;
import sc.fiji.unibiomed.evaluate.picture.Figures;
import sc.fiji.unibiomed.evaluate.presence.AbsentTargets;
import sc.fiji.unibiomed.evaluate.presence.CalibrationFit;
import sc.fiji.unibiomed.evaluate.presence.PresenceResult;
import sc.fiji.unibiomed.evaluate.presence.PresenceRow;
import sc.fiji.unibiomed.evaluate.report.EvaluationFiles;
import sc.fiji.unibiomed.evaluate.report.EvaluationOutcome;
import sc.fiji.unibiomed.evaluate.report.EvaluationResult;
import sc.fiji.unibiomed.evaluate.score.EvaluationItem;
import sc.fiji.unibiomed.evaluate.score.EvaluationTask;
import sc.fiji.unibiomed.evaluate.score.ItemResult;
import sc.fiji.unibiomed.evaluate.score.Summary;
import sc.fiji.unibiomed.evaluate.volume.Volume;
import sc.fiji.unibiomed.evaluate.volume.VolumeList;
import sc.fiji.unibiomed.evaluate.volume.VolumeMeasurement;
import sc.fiji.unibiomed.evaluate.volume.VolumeResult;
import sc.fiji.unibiomed.evaluate.volume.VolumeSummary;
import sc.fiji.unibiomed.findings.ResultFolder;
import sc.fiji.unibiomed.interpret.Interpreter;
import sc.fiji.unibiomed.interpret.ask.ImageQuestion;
import sc.fiji.unibiomed.interpret.check.CalibrationStore;
import sc.fiji.unibiomed.interpret.check.CheckLevel;
import sc.fiji.unibiomed.interpret.encoding.RecentPictures;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.util.Cancellation;

/** A data set's questions, put to a model. */
public final class Evaluation {

	private final EvaluationSettings settings;
	private final List<EvaluationItem> items;
	private final VolumeList volumes;
	private final Map<EvaluationItem, List<EvaluationItem>> absent;

	private Evaluation(final EvaluationSettings settings, final List<EvaluationItem> items, final VolumeList volumes,
		final Map<EvaluationItem, List<EvaluationItem>> absent)
	{
		this.settings = settings;
		this.items = items;
		this.volumes = volumes;
		this.absent = absent;
	}

	/**
	 * Reads the annotations; images and masks are read when their turn comes.
	 *
	 * @throws DataException if there are none, they cannot be read, or absent targets are to be asked for without
	 *           segmentations
	 */
	public static Evaluation of(final EvaluationSettings settings) throws DataException {
		if (settings.presence().isWanted() && !settings.tasks().contains(EvaluationTask.SEGMENTATION)) {
			throw new DataException("Absent targets are asked for in segmentations only; evaluate the task '" +
				EvaluationTask.SEGMENTATION.key() + "', too.");
		}
		final List<EvaluationItem> items = new ArrayList<>();
		final List<DataSet> sets = DataSet.find(settings);
		final Map<Path, List<Annotation>> annotations = new HashMap<>();
		for (final DataSet set : sets) {
			for (final EvaluationTask task : settings.tasks()) {
				final Path file = set.annotations(task);
				if (!annotations.containsKey(file)) {
					annotations.put(file, AnnotationFile.read(file));
				}
			}
		}
		for (final EvaluationTask task : settings.tasks()) {
			items.addAll(items(sets, annotations, task, settings));
		}
		final List<EvaluationItem> all = settings.limit() == 0 ||
			!settings.tasks().contains(EvaluationTask.SEGMENTATION)
				? items
				: items(sets, annotations, EvaluationTask.SEGMENTATION, settings.withoutLimit());
		final Map<EvaluationItem, List<EvaluationItem>> absent = settings.presence().isWanted()
			? new AbsentTargets(all, settings.presence().absent(), settings.seed()).after(items)
			: Map.of();
		return new Evaluation(settings, items, VolumeList.of(items, all), absent);
	}

	private static List<EvaluationItem> items(final List<DataSet> sets, final Map<Path, List<Annotation>> annotations,
		final EvaluationTask task, final EvaluationSettings settings)
	{
		final List<EvaluationItem> items = new ArrayList<>();
		for (final DataSet set : sets) {
			items.addAll(ItemList.of(set, annotations.get(set.annotations(task)), task, settings));
		}
		return items;
	}

	/** The number of questions, those about absent targets included. */
	public int size() {
		return items.size() + absent.values().stream().mapToInt(List::size).sum();
	}

	/**
	 * Asks all questions and writes tables, plots and report. Answers that the folder has from an earlier run, of the
	 * same model at the same precision to the same question about the same files, are taken from there. Where presence
	 * is measured, what can be promised is also kept in the cache folder of this user, and told with later answers.
	 *
	 * @param model left open
	 * @param output the folder; made if it is not there
	 * @throws sc.fiji.unibiomed.findings.OutputException if the folder cannot be used
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled; the answers so far are kept
	 * @throws sc.fiji.unibiomed.runtime.failure.InferenceException if the model cannot be run at all
	 * @throws IOException if something cannot be written
	 */
	public EvaluationOutcome run(final LoadedModel model, final Path output, final EvaluationListener listener,
		final Cancellation cancellation) throws IOException
	{
		ResultFolder.check(output);
		Files.createDirectories(output);
		final ItemImages images = new ItemImages(settings.input());
		final List<ItemResult> results = new ArrayList<>();
		final List<ItemResult> checked = new ArrayList<>();
		final EvaluationClock clock = new EvaluationClock(size(), volumes.volumes().size(), listener);
		try (AnswerFile answers = AnswerFile.open(output);
			RecentPictures recent = new RecentPictures(RecentPictures.DEFAULT_LIMIT))
		{
			final ItemKey keys = new ItemKey(model.checkpoint().identity(), model.options().precision().label(),
				settings.input());
			final Interpreter interpreter = new Interpreter(model, recent);
			final ItemRunner runner = new ItemRunner(interpreter, keys, answers, settings.regions(), images,
				settings.presence().isWanted()
					? Optional.of(ImageQuestion.check(model, interpreter, CheckLevel.ON))
					: Optional.empty());
			clock.report();
			for (final EvaluationItem item : items) {
				final ItemResult result = clock.timed(answers, () -> runner.run(item, cancellation), cancellation);
				results.add(result);
				if (settings.presence().isWanted() && isUsable(item)) {
					checked.add(result);
				}
				for (final EvaluationItem other : absent.getOrDefault(item, List.of())) {
					checked.add(clock.timed(answers, () -> runner.run(other, cancellation), cancellation));
				}
			}
		}
		final VolumeSummary measured = measureVolumes(results, clock, cancellation);
		final EvaluationResult result = new EvaluationResult(settings, model.checkpoint().name(),
			model.checkpoint().sha256(), model.options().precision().label(), model.options().device().label(), results,
			Summary.of(results, settings.seed()), measured,
			measurePresence(checked.stream().map(PresenceRow::of).toList(), model),
			new Figures(images, cancellation).of(settings.tasks(), results, measured.volumes(), checked));
		EvaluationFiles.write(result, output);
		return result.outcome();
	}

	private static boolean isUsable(final EvaluationItem item) {
		return item.task() == EvaluationTask.SEGMENTATION && item.problem().isEmpty();
	}

	private PresenceResult measurePresence(final List<PresenceRow> rows, final LoadedModel model) throws IOException {
		if (rows.isEmpty()) {
			return PresenceResult.NONE;
		}
		final String name = String.join(", ", rows.stream().map(row -> row.item().dataset()).distinct().toList());
		final List<CalibrationFit> fits = CalibrationFit.of(rows, name, model.checkpoint().identity().answers(),
			model.options().precision().label());
		final List<String> notes = new ArrayList<>();
		final long fewer = absent.values().stream().filter(drawn -> drawn.size() < settings.presence().absent())
			.count();
		if (fewer > 0) {
			notes.add("Of " + fewer + (fewer == 1 ? " image" : " images") + ", fewer than " +
				settings.presence().absent() + " targets are known that it cannot have.");
		}
		final Optional<CalibrationStore> store = CalibrationStore.of(model.options());
		for (final CalibrationFit fit : fits) {
			if (store.isPresent() && store.get().keep(fit.calibration())) {
				notes.add("Later answers of this model say so, and findings below their level are doubtful: " +
					store.get().file(fit.calibration().key()) + ".");
			}
		}
		return PresenceResult.of(rows, fits, notes, settings.seed());
	}

	private VolumeSummary measureVolumes(final List<ItemResult> results, final EvaluationClock clock,
		final Cancellation cancellation)
	{
		final VolumeMeasurement measurement = new VolumeMeasurement(results);
		final List<VolumeResult> measured = new ArrayList<>();
		for (final Volume volume : volumes.volumes()) {
			measured.add(measurement.of(volume, clock::measuring, cancellation));
			clock.measured();
		}
		return VolumeSummary.of(measured, volumes.others(), settings.seed());
	}

	/** One question. */
	@FunctionalInterface
	private interface Asking {

		ItemResult ask() throws IOException;
	}

	/** Counts what is done, and tells the listener. */
	private static final class EvaluationClock {

		/** How often the listener is told of one volume at most. */
		private static final double PAUSE_SECONDS = 0.5;

		private final long begin = System.nanoTime();
		private final int total;
		private final int volumes;
		private final EvaluationListener listener;
		private int done;
		private int kept;
		private int failed;
		private int measured;
		private double share;
		private double told;

		EvaluationClock(final int total, final int volumes, final EvaluationListener listener) {
			this.total = total;
			this.volumes = volumes;
			this.listener = listener;
		}

		/** Asks one question, and counts it. */
		ItemResult timed(final AnswerFile answers, final Asking asking, final Cancellation cancellation)
			throws IOException
		{
			cancellation.check();
			final int before = answers.added();
			final ItemResult result = asking.ask();
			done(result, answers.added() > before);
			return result;
		}

		/** @param asked whether the model was asked, not an earlier run */
		private void done(final ItemResult result, final boolean asked) {
			done++;
			if (result.hasFailed()) {
				failed++;
			}
			else if (!asked) {
				kept++;
			}
			report();
		}

		/** How far the next volume is. */
		void measuring(final long part, final long all) {
			share = (double) part / all;
			if (part < all && seconds() - told >= PAUSE_SECONDS) {
				report();
			}
		}

		/** A volume is through. */
		void measured() {
			measured++;
			share = 0;
			report();
		}

		void report() {
			told = seconds();
			listener.report(
				new EvaluationProgress(done, total, kept, failed, told, new VolumeProgress(measured, volumes, share)));
		}

		private double seconds() {
			return (System.nanoTime() - begin) / 1e9;
		}
	}
}
