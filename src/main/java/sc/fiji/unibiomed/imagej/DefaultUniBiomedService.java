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
import sc.fiji.unibiomed.batch.BatchSummary;
import sc.fiji.unibiomed.batch.compare.BatchComparison;
import sc.fiji.unibiomed.batch.compare.RunChoice;
import sc.fiji.unibiomed.batch.plan.BatchException;
import sc.fiji.unibiomed.batch.plan.BatchPlan;
import sc.fiji.unibiomed.batch.plan.BatchSettings;
import sc.fiji.unibiomed.batch.plan.Shard;
import sc.fiji.unibiomed.checkpoint.ModelCredit;
import sc.fiji.unibiomed.evaluate.Evaluation;
import sc.fiji.unibiomed.evaluate.report.EvaluationOutcome;
import sc.fiji.unibiomed.findings.OutputException;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.download.TransferProgress;
import sc.fiji.unibiomed.imagej.host.ModelSettings;
import sc.fiji.unibiomed.imagej.host.PreparedNetworks;
import sc.fiji.unibiomed.imagej.host.SharedModel;
import sc.fiji.unibiomed.imagej.image.MarkedRegions;
import sc.fiji.unibiomed.imagej.image.OpenImage;
import sc.fiji.unibiomed.imagej.result.ResultPresenter;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.ask.ImageQuestion;
import sc.fiji.unibiomed.interpret.ask.MarkedRegion;
import sc.fiji.unibiomed.interpret.ask.RawAnswer;
import sc.fiji.unibiomed.interpret.ask.Reply;
import sc.fiji.unibiomed.interpret.encoding.ModelInput;
import sc.fiji.unibiomed.interpret.large.FieldPicture;
import sc.fiji.unibiomed.interpret.question.PromptException;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;
import sc.fiji.unibiomed.interpret.view.ShownImage;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.known.Licence;
import sc.fiji.unibiomed.models.known.NamedModel;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.models.store.ModelFolder;
import sc.fiji.unibiomed.runtime.LoadedModel;
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
	public ImageAnswer describe(final ImagePlus image, final List<Roi> regions, final AskOptions options) {
		if (regions.isEmpty()) {
			throw new InputException("regions",
				"There is no region to describe; draw a selection, or add regions to the ROI Manager.");
		}
		return ask(image, AskedTask.describe(), regions, withoutPlanes(options));
	}

	@Override
	public ImageAnswer ask(final ImagePlus image, final AskedTask task, final AskOptions options) {
		return ask(image, task, List.of(), options);
	}

	@Override
	public ImageAnswer askInside(final ImagePlus image, final Roi selection, final AskedTask task,
		final AskOptions options)
	{
		return ask(image, task.inside(), List.of(selection), withoutPlanes(options));
	}

	/** Of regions, each is on one plane. */
	private static AskOptions withoutPlanes(final AskOptions options) {
		AskOptions.refuse("A question about regions", "the regions",
			options.planes().filter(planes -> planes.planes() != Planes.CURRENT).isPresent()
				? List.of("planes")
				: List.of());
		return options;
	}

	/**
	 * Looks at the image now, and not any more when its turn comes; what cannot be asked is refused before a model is
	 * loaded.
	 */
	private ImageAnswer ask(final ImagePlus image, final AskedTask task, final List<Roi> regions,
		final AskOptions options)
	{
		ModelInputImages.refusal(image).ifPresent(refusal -> {
			throw new InputException("image", refusal);
		});
		final OpenImage open = OpenImage.of(image);
		final MarkedRegions marked = MarkedRegions.of(image,
			regions.stream().map(region -> (Roi) region.clone()).toList());
		final ImageQuestion question = ImageQuestion.of(open, options.over(task), marked.regions(), options.input(),
			options.planesOr(Planes.CURRENT));
		final boolean isCopied = open.keep(question.shown().positions());
		final ModelSettings settings = options.over(settings().model());
		return running(settings, options,
			model -> ImageAnswer.of(open, isCopied, question, task.isInside() ? List.of() : marked.rois(),
				reply(question, model, options).noting(marked.notes()), model, settings));
	}

	private Reply reply(final ImageQuestion question, final LoadedModel model, final AskOptions options)
		throws IOException
	{
		return question.ask(model, Optional.of(host.recentPictures()), Optional.empty(), options.listener(),
			options.cancellation());
	}

	@Override
	public ModelInputImages preview(final ImagePlus image, final String target, final AskOptions options) {
		final ShownImage shown = ShownImage.of(OpenImage.of(image), PlaneSelection.of(Planes.CURRENT), options.input(),
			target);
		final Bounds part = shown.fieldAround(Optional.ofNullable(image.getRoi()).map(Roi::getBounds)
			.map(around -> new Bounds(around.x, around.y, around.width, around.height)));
		return use(options.over(settings().model()),
			model -> ModelInputImages.of(
				ModelInput.of(FieldPicture.of(shown.picture(), 0, part), model.checkpoint().config()), image.getTitle(),
				part, shown.description()));
	}

	@Override
	public RawAnswer answer(final RawImage image, final AskedTask task, final List<MarkedRegion> regions,
		final AskOptions options)
	{
		final ImageQuestion question = ImageQuestion.of(image, options.over(task), regions, options.input(),
			options.planesOr(Planes.CURRENT));
		final ModelSettings settings = options.over(settings().model());
		return running(settings, options,
			model -> new RawAnswer(question, reply(question, model, options), model.checkpoint().name(),
				model.checkpoint().sha256(), settings.precision(), model.options().device().label()));
	}

	@Override
	public ImageConversation converse(final ImagePlus image, final AskOptions options) {
		AskOptions.refuse("A conversation", "each question",
			options.saidOfQuestion().stream().filter(said -> !said.equals(AskOptions.SHOWN)).toList());
		return new ImageConversation(host, () -> options.over(settings().model()), image, options.input());
	}

	@Override
	public BatchSummary batch(final BatchPlan plan, final BatchSettings batchSettings, final Path output,
		final AskOptions options)
	{
		AskOptions.refuse("A batch", "its plan and settings",
			options.planes().isPresent() ? List.of("planes") : List.of());
		final BatchPlan asked = options.over(plan);
		final BatchSettings shown = batchSettings
			.with(batchSettings.view().with(options.input().or(batchSettings.view().input())));
		return running(options.over(settings().model()), options,
			model -> new Batch(asked, shown, model, output).run(Shard.ALL, options.listener(), options.cancellation()));
	}

	@Override
	public BatchComparison compareBatches(final Path first, final RunChoice firstChoice, final Path second,
		final RunChoice secondChoice, final AskOptions options)
	{
		AskOptions.refuse("A comparison", "the folders", options.saidOfQuestion());
		running.add(options.cancellation());
		try {
			return BatchComparison.of(first, firstChoice, second, secondChoice, options.cancellation());
		}
		catch (final BatchException e) {
			throw new InputException("folder", e.getMessage());
		}
		catch (final IOException e) {
			throw SharedModel.failure(e);
		}
		finally {
			running.remove(options.cancellation());
		}
	}

	@Override
	public EvaluationOutcome evaluate(final Evaluation evaluation, final Path output, final AskOptions options) {
		AskOptions.refuse("An evaluation", "its settings", options.saidOfQuestion());
		return running(options.over(settings().model()), options, model -> evaluation.run(model, output,
			done -> options.listener().work(done.words(), done.stepsDone(), done.steps()), options.cancellation()));
	}

	@Override
	public PreparedNetworks prepare(final AskOptions options) throws IOException {
		return PreparedNetworks.of(models(), options.over(settings().model()), options.listener()::work,
			options.cancellation());
	}

	@Override
	public ModelFolder download(final Licence.Consent consent, final AskOptions options) throws IOException {
		final Models models = models();
		final NamedModel model = models.find(options.over(settings().model()).model());
		return models.download(model, consent,
			new TransferProgress("Downloading " + model.name(), options.listener()::work), options.cancellation());
	}

	/** Work that ends when the application does. */
	private <T> T running(final ModelSettings settings, final AskOptions options, final SharedModel.Use<T> use) {
		running.add(options.cancellation());
		try {
			return use(settings, use);
		}
		finally {
			running.remove(options.cancellation());
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
