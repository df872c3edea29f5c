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
import java.util.List;
import java.util.Set;

import sc.fiji.unibiomed.evaluate.answer.AnswerFile;
import sc.fiji.unibiomed.evaluate.answer.ItemKey;
import sc.fiji.unibiomed.evaluate.answer.ItemRunner;
import sc.fiji.unibiomed.evaluate.data.Annotation;
import sc.fiji.unibiomed.evaluate.data.AnnotationFile;
import sc.fiji.unibiomed.evaluate.data.DataException;
import sc.fiji.unibiomed.evaluate.data.DataSet;
import sc.fiji.unibiomed.evaluate.data.EvaluationSettings;
import sc.fiji.unibiomed.evaluate.data.ItemList;
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
import sc.fiji.unibiomed.interpret.encoding.RecentPictures;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.util.Cancellation;

/** A data set's questions, put to a model. */
public final class Evaluation {

	private final EvaluationSettings settings;
	private final List<EvaluationItem> items;
	private final VolumeList volumes;

	private Evaluation(final EvaluationSettings settings, final List<EvaluationItem> items, final VolumeList volumes) {
		this.settings = settings;
		this.items = items;
		this.volumes = volumes;
	}

	/**
	 * Reads the annotations; images and masks are read when their turn comes.
	 *
	 * @throws DataException if there are none, or they cannot be read
	 */
	public static Evaluation of(final EvaluationSettings settings) throws DataException {
		final List<EvaluationItem> items = new ArrayList<>();
		final List<DataSet> sets = DataSet.find(settings);
		final List<List<Annotation>> annotations = new ArrayList<>();
		for (final DataSet set : sets) {
			annotations.add(AnnotationFile.read(set.annotations()));
		}
		for (final EvaluationTask task : settings.tasks()) {
			items.addAll(items(sets, annotations, task, settings));
		}
		final List<EvaluationItem> all = settings.limit() == 0 ||
			!settings.tasks().contains(EvaluationTask.SEGMENTATION)
				? items
				: items(sets, annotations, EvaluationTask.SEGMENTATION, settings.withoutLimit());
		return new Evaluation(settings, items, VolumeList.of(items, all));
	}

	private static List<EvaluationItem> items(final List<DataSet> sets, final List<List<Annotation>> annotations,
		final EvaluationTask task, final EvaluationSettings settings)
	{
		final List<EvaluationItem> items = new ArrayList<>();
		for (int i = 0; i < sets.size(); i++) {
			items.addAll(ItemList.of(sets.get(i), annotations.get(i), task, settings));
		}
		return items;
	}

	/** The number of questions. */
	public int size() {
		return items.size();
	}

	/**
	 * Asks all questions and writes tables, plots and report. Answers that the folder has from an earlier run, of the
	 * same model at the same precision to the same question about the same files, are taken from there.
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
		final Set<EvaluationItem> slices = volumes.slices();
		final List<ItemResult> results = new ArrayList<>();
		final EvaluationClock clock = new EvaluationClock(items.size(), volumes.volumes().size(), listener);
		try (AnswerFile answers = AnswerFile.open(output);
			RecentPictures recent = new RecentPictures(RecentPictures.DEFAULT_LIMIT))
		{
			final ItemKey keys = new ItemKey(model.checkpoint().identity(), model.options().precision().label(),
				settings.input());
			final ItemRunner runner = new ItemRunner(new Interpreter(model, recent), keys, answers, settings.regions(),
				settings.input());
			clock.report();
			for (final EvaluationItem item : items) {
				cancellation.check();
				final int before = answers.added();
				final ItemResult result = runner.run(item, slices.contains(item), cancellation);
				results.add(result);
				clock.done(result, answers.added() > before);
			}
		}
		final EvaluationResult result = new EvaluationResult(settings, model.checkpoint().name(),
			model.checkpoint().sha256(), model.options().precision().label(), model.options().device().label(), results,
			Summary.of(results, settings.seed()), measureVolumes(results, clock, cancellation));
		EvaluationFiles.write(result, output);
		return result.outcome();
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

		/** @param asked whether the model was asked, not an earlier run */
		void done(final ItemResult result, final boolean asked) {
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
