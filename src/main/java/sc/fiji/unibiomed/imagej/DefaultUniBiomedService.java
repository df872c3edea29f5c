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
package sc.fiji.unibiomed.imagej;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.prefs.PrefService;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;

import ij.ImagePlus;
import ij.gui.Roi;
import sc.fiji.unibiomed.batch.Batch;
import sc.fiji.unibiomed.batch.BatchListener;
import sc.fiji.unibiomed.batch.BatchSummary;
import sc.fiji.unibiomed.batch.plan.BatchException;
import sc.fiji.unibiomed.batch.plan.BatchPlan;
import sc.fiji.unibiomed.batch.plan.BatchSettings;
import sc.fiji.unibiomed.batch.plan.Shard;
import sc.fiji.unibiomed.checkpoint.ModelCredit;
import sc.fiji.unibiomed.evaluate.Evaluation;
import sc.fiji.unibiomed.evaluate.EvaluationListener;
import sc.fiji.unibiomed.evaluate.report.EvaluationOutcome;
import sc.fiji.unibiomed.findings.OutputException;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.host.ModelSettings;
import sc.fiji.unibiomed.imagej.host.SharedModel;
import sc.fiji.unibiomed.imagej.image.MarkedRegions;
import sc.fiji.unibiomed.imagej.image.OpenImage;
import sc.fiji.unibiomed.imagej.result.ResultPresenter;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.ask.ImageQuestion;
import sc.fiji.unibiomed.interpret.ask.MarkedRegion;
import sc.fiji.unibiomed.interpret.ask.RawAnswer;
import sc.fiji.unibiomed.interpret.ask.Task;
import sc.fiji.unibiomed.interpret.encoding.ModelInput;
import sc.fiji.unibiomed.interpret.large.FieldPicture;
import sc.fiji.unibiomed.interpret.question.PromptException;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;
import sc.fiji.unibiomed.interpret.view.ShownImage;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.util.Cancellation;

/** Default {@link UniBiomedService}. */
@Plugin(type = Service.class)
public final class DefaultUniBiomedService extends AbstractService implements UniBiomedService {

	static {
		LegacyPatching.changeClasses();
	}

	@Parameter
	private PrefService prefs;

	private volatile Function<CacheFolder, Models> source = Models::new;
	private final SharedModel host = new SharedModel(cache -> source.apply(cache));
	private final Set<Cancellation> running = ConcurrentHashMap.newKeySet();
	private final ResultPresenter presenter = new ResultPresenter();

	@Override
	public Settings settings() {
		return new Settings(prefs);
	}

	@Override
	public Models models() {
		return source.apply(settings().model().cacheFolder());
	}

	@Override
	public ModelCredit credit() {
		final ModelSettings chosen = settings().model();
		try {
			return models().credit(chosen.model(), chosen.precision());
		}
		catch (final IOException e) {
			// What cannot be opened says why when it is asked.
			log().debug("The model " + chosen.model() + " cannot be looked at.", e);
			return new ModelCredit(chosen.model(), chosen.precision(), false);
		}
	}

	/** Lets models come from somewhere else than usual. */
	void takeModelsFrom(final Function<CacheFolder, Models> other) {
		source = other;
	}

	@Override
	public void releaseModel() {
		host.close();
	}

	@Override
	public ResultPresenter presenter() {
		return presenter;
	}

	@Override
	public ImageAnswer describe(final ImagePlus image, final List<Roi> regions, final InterpretationListener listener,
		final Cancellation cancellation)
	{
		if (regions.isEmpty()) {
			throw new InputException("regions",
				"There is no region to describe; draw a selection, or add regions to the ROI Manager.");
		}
		final List<Roi> asked = regions.stream().map(region -> (Roi) region.clone()).toList();
		return ask(settings().model(), image, AskedTask.describe(), asked, InputChoice.NONE,
			PlaneSelection.of(Planes.CURRENT), listener, cancellation);
	}

	@Override
	public ImageAnswer ask(final ImagePlus image, final PlaneSelection planes, final AskedTask task,
		final InputChoice input, final InterpretationListener listener, final Cancellation cancellation)
	{
		return ask(settings().model(), image, task, List.of(), input, planes, listener, cancellation);
	}

	@Override
	public ImageAnswer askInside(final ImagePlus image, final Roi selection, final AskedTask task,
		final InputChoice input, final InterpretationListener listener, final Cancellation cancellation)
	{
		return ask(settings().model(), image, task.inside(), List.of((Roi) selection.clone()), input,
			PlaneSelection.of(Planes.CURRENT), listener, cancellation);
	}

	@Override
	public ImageAnswer askDemo(final ImagePlus image, final Planes planes, final AskedTask task,
		final InterpretationListener listener, final Cancellation cancellation)
	{
		return ask(ModelSettings.defaults(), image, task, List.of(), InputChoice.NONE, PlaneSelection.of(planes),
			listener, cancellation);
	}

	/**
	 * Looks at the image now, and not any more when its turn comes; what cannot be asked is refused before a model is
	 * loaded.
	 */
	private ImageAnswer ask(final ModelSettings settings, final ImagePlus image, final AskedTask task,
		final List<Roi> regions, final InputChoice input, final PlaneSelection planes,
		final InterpretationListener listener, final Cancellation cancellation)
	{
		ModelInputImages.refusal(image).ifPresent(refusal -> {
			throw new InputException("image", refusal);
		});
		final OpenImage open = OpenImage.of(image);
		final MarkedRegions marked = MarkedRegions.of(image, regions);
		final ImageQuestion question = ImageQuestion.of(open, task, marked.regions(), input, planes);
		final boolean isCopied = open.keep(question.shown().positions());
		return answer(settings, cancellation,
			model -> ImageAnswer.of(open, isCopied, question, task.isInside() ? List.of() : marked.rois(),
				question.ask(model, Optional.of(host.recentPictures()), Optional.empty(), listener, cancellation)
					.noting(marked.notes()),
				model, settings));
	}

	private <T> T answer(final ModelSettings settings, final Cancellation cancellation, final SharedModel.Use<T> use) {
		running.add(cancellation);
		try {
			return use(settings, use);
		}
		finally {
			running.remove(cancellation);
		}
	}

	@Override
	public ModelInputImages preview(final ImagePlus image, final String target) {
		final ShownImage shown = ShownImage.of(OpenImage.of(image), PlaneSelection.of(Planes.CURRENT), InputChoice.NONE,
			target);
		final Bounds part = shown.fieldAround(Optional.ofNullable(image.getRoi()).map(Roi::getBounds)
			.map(around -> new Bounds(around.x, around.y, around.width, around.height)));
		return use(settings().model(),
			model -> ModelInputImages.of(
				ModelInput.of(FieldPicture.of(shown.picture(), 0, part), model.checkpoint().config()), image.getTitle(),
				part, shown.description()));
	}

	@Override
	public RawAnswer answer(final RawImage image, final AskedTask task, final List<MarkedRegion> regions,
		final InputChoice input, final PlaneSelection planes, final InterpretationListener listener,
		final Cancellation cancellation)
	{
		final ImageQuestion question = ImageQuestion.of(image, task, regions, input, planes);
		final ModelSettings settings = settings().model();
		return answer(settings, cancellation,
			model -> new RawAnswer(question,
				question.ask(model, Optional.of(host.recentPictures()), Optional.empty(), listener, cancellation),
				model.checkpoint().name(), model.checkpoint().sha256(), settings.precision(),
				model.options().device().label()));
	}

	@Override
	public ImageConversation converse(final ImagePlus image) {
		return new ImageConversation(host, () -> settings().model(), image);
	}

	@Override
	public BatchSummary batch(final BatchPlan plan, final BatchSettings batchSettings, final Path output,
		final BatchListener listener, final Cancellation cancellation)
	{
		running.add(cancellation);
		try {
			return use(settings().model(),
				model -> new Batch(plan, batchSettings, model, output).run(Shard.ALL, listener, cancellation));
		}
		finally {
			running.remove(cancellation);
		}
	}

	@Override
	public EvaluationOutcome evaluate(final Evaluation evaluation, final Path output, final EvaluationListener listener,
		final Cancellation cancellation)
	{
		running.add(cancellation);
		try {
			return use(settings().model(), model -> evaluation.run(model, output, listener, cancellation));
		}
		finally {
			running.remove(cancellation);
		}
	}

	private <T> T use(final ModelSettings settings, final SharedModel.Use<T> use) {
		try {
			return host.use(settings, use);
		}
		catch (final PromptException e) {
			throw new InputException("prompt", e.getMessage());
		}
		catch (final BatchException | OutputException e) {
			throw new InputException("output", e.getMessage());
		}
		catch (final IOException e) {
			throw SharedModel.failure(e);
		}
	}

	/** Stops what is running; a model that is closed under a running network takes the whole application with it. */
	@Override
	public void dispose() {
		running.forEach(Cancellation::cancel);
		host.close();
	}
}
