package sc.fiji.unibiomed.imagej;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.BooleanType;
import sc.fiji.unibiomed.batch.Batch;
import sc.fiji.unibiomed.batch.BatchListener;
import sc.fiji.unibiomed.batch.BatchPlan;
import sc.fiji.unibiomed.batch.BatchSettings;
import sc.fiji.unibiomed.batch.BatchSummary;
import sc.fiji.unibiomed.batch.BatchException;
import sc.fiji.unibiomed.batch.Shard;
import sc.fiji.unibiomed.batch.evaluate.Evaluation;
import sc.fiji.unibiomed.batch.evaluate.EvaluationListener;
import sc.fiji.unibiomed.batch.evaluate.EvaluationOutcome;
import sc.fiji.unibiomed.findings.OutputException;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.imagej.imglib2.ImgQuestion;
import sc.fiji.unibiomed.imagej.imglib2.MaskedAnswer;
import sc.fiji.unibiomed.interpret.Interpretation;
import sc.fiji.unibiomed.interpret.InterpretationListener;
import sc.fiji.unibiomed.interpret.Interpreter;
import sc.fiji.unibiomed.interpret.ModelInput;
import sc.fiji.unibiomed.interpret.PromptException;
import sc.fiji.unibiomed.interpret.Question;
import sc.fiji.unibiomed.interpret.SingleImageInterpreter;
import sc.fiji.unibiomed.interpret.large.FieldPicture;
import sc.fiji.unibiomed.interpret.large.FieldPlan;
import sc.fiji.unibiomed.interpret.large.LargeImageInterpreter;
import sc.fiji.unibiomed.models.CacheFolder;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.runtime.Cancellation;
import sc.fiji.unibiomed.runtime.LoadedModel;

/** Default {@link UniBiomedService}. */
@Plugin(type = Service.class)
public final class DefaultUniBiomedService extends AbstractService implements UniBiomedService {

	static {
		LegacyFirst.changeClasses();
	}

	@Parameter
	private PrefService prefs;

	private volatile Function<CacheFolder, Models> source = Models::new;
	private final ModelHost host = new ModelHost(cache -> source.apply(cache));
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
		// What cannot be described is refused before a model is loaded.
		regions.forEach(region -> RoiMask.of(region, image.getWidth(), image.getHeight()));
		final String prompt = Task.describePrompt(regions.size());
		final ShownImage shown = ShownImage.of(image, RegionQuestions.positions(image, regions), ModalityGuess.inUse(
			Modality.AUTO, image), prompt);
		final ModelSettings settings = settings().model();
		return answer(settings, cancellation, model -> {
			final List<Described> described = new ArrayList<>();
			final Interpretation answer = new RegionQuestions(image, shown, regions,
				model.checkpoint().config().tokenGrid()).ask(model, host.recentPictures(), described, listener, cancellation);
			return shown.answered(image, Task.DESCRIBE, prompt, answer, described, model, settings);
		});
	}

	@Override
	public ImageAnswer segment(final ImagePlus image, final PlaneSelection planes, final String target,
		final String modality, final InterpretationListener listener, final Cancellation cancellation)
	{
		if (target == null || target.isBlank()) {
			throw new InputException("target", "Say what to segment, for example 'nuclei'.");
		}
		final ModalityGuess guess = ModalityGuess.inUse(modality, image);
		return ask(settings().model(), ShownImage.of(image, planes, guess, target), image, planes, Task.SEGMENT,
			Task.segmentPrompt(target, guess.label()), listener, cancellation);
	}

	@Override
	public ImageAnswer ask(final ImagePlus image, final PlaneSelection planes, final Task task, final String prompt,
		final InterpretationListener listener, final Cancellation cancellation)
	{
		return ask(settings().model(), shown(image, planes, prompt), image, planes, task, prompt, listener, cancellation);
	}

	@Override
	public ImageAnswer askDemo(final ImagePlus image, final Planes planes, final Task task, final String prompt,
		final InterpretationListener listener, final Cancellation cancellation)
	{
		final PlaneSelection selection = PlaneSelection.of(planes);
		return ask(ModelSettings.defaults(), shown(image, selection, prompt), image, selection, task, prompt, listener,
			cancellation);
	}

	private static ShownImage shown(final ImagePlus image, final PlaneSelection planes, final String question) {
		return ShownImage.of(image, planes, ModalityGuess.inUse(Modality.AUTO, image), question);
	}

	private ImageAnswer ask(final ModelSettings settings, final ShownImage shown, final ImagePlus image,
		final PlaneSelection planes, final Task task, final String prompt, final InterpretationListener listener,
		final Cancellation cancellation)
	{
		final PlaneQuestions questions = PlaneQuestions.of(image, planes, shown);
		return answer(settings, cancellation, model -> shown.answered(image, task, prompt, questions.ask(model,
			host.recentPictures(), prompt, listener, cancellation), List.of(), model, settings));
	}

	private <T> T answer(final ModelSettings settings, final Cancellation cancellation, final ModelHost.Use<T> use) {
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
		final ShownImage shown = shown(image, PlaneSelection.of(Planes.CURRENT), target);
		final Bounds part = shown.fieldAround(image.getRoi());
		return use(settings().model(), model -> ModelInputImages.of(ModelInput.of(FieldPicture.of(shown.picture(), 0, part), model
			.checkpoint().config()), image.getTitle(), part, shown.description()));
	}

	@Override
	public MaskedAnswer ask(final RandomAccessibleInterval<?> image,
		final List<? extends RandomAccessibleInterval<? extends BooleanType<?>>> regions, final String prompt,
		final InterpretationListener listener, final Cancellation cancellation)
	{
		final Question question = question(image, regions, prompt);
		return answer(settings().model(), cancellation, model -> MaskedAnswer.of(interpreter(model, question).interpret(
			question, listener, cancellation), model.options().device().label()));
	}

	/** Large images are looked at field by field; their regions in the whole image, as they lie anywhere in it. */
	private SingleImageInterpreter interpreter(final LoadedModel model, final Question question) throws IOException {
		if (!question.regions().isEmpty() || !LargeImageInterpreter.isLarge(question.picture().orElseThrow())) {
			return new Interpreter(model, host.recentPictures());
		}
		final LargeImageInterpreter large = new LargeImageInterpreter(model);
		return (about, listener, cancellation) -> large.interpret(about, LargeImageInterpreter.DEFAULT_SIDE,
			FieldPlan.DEFAULT_OVERLAP, listener, cancellation);
	}

	private static Question question(final RandomAccessibleInterval<?> image,
		final List<? extends RandomAccessibleInterval<? extends BooleanType<?>>> regions, final String prompt)
	{
		try {
			return ImgQuestion.of(image, prompt, regions);
		}
		catch (final IllegalArgumentException e) {
			throw new InputException("image", e.getMessage());
		}
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
			return use(settings().model(), model -> new Batch(plan, batchSettings, model, output).run(Shard.ALL, listener,
				cancellation));
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

	private <T> T use(final ModelSettings settings, final ModelHost.Use<T> use) {
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
			throw ModelHost.failure(e);
		}
	}

	/** Stops what is running; a model that is closed under a running network takes the whole application with it. */
	@Override
	public void dispose() {
		running.forEach(Cancellation::cancel);
		host.close();
	}
}
