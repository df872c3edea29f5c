package sc.fiji.unibiomed.imagej;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.prefs.PrefService;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;

import ij.ImagePlus;
import ij.gui.Roi;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.BooleanType;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.imagej.imglib2.ImgQuestion;
import sc.fiji.unibiomed.imagej.imglib2.MaskedAnswer;
import sc.fiji.unibiomed.interpret.Interpretation;
import sc.fiji.unibiomed.interpret.InterpretationListener;
import sc.fiji.unibiomed.interpret.Interpreter;
import sc.fiji.unibiomed.interpret.Picture;
import sc.fiji.unibiomed.interpret.PromptException;
import sc.fiji.unibiomed.interpret.Question;
import sc.fiji.unibiomed.runtime.Cancellation;
import sc.fiji.unibiomed.runtime.InferenceException;

/** Default {@link UniBiomedService}. */
@Plugin(type = Service.class)
public final class DefaultUniBiomedService extends AbstractService implements UniBiomedService {

	@Parameter
	private PrefService prefs;

	private final ModelHost host = new ModelHost();
	private final Set<Cancellation> running = ConcurrentHashMap.newKeySet();
	private final ResultPresenter presenter = new ResultPresenter();

	@Override
	public Settings settings() {
		return new Settings(prefs);
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
		final List<BinaryMask> masks = new ArrayList<>();
		for (final Roi region : regions) {
			masks.add(RoiMask.of(region, image.getWidth(), image.getHeight()));
		}
		return answer(settings().model(), image, PlaneSelection.of(Planes.CURRENT), Task.DESCRIBE, Task.describePrompt(regions.size()), regions, masks, listener,
			cancellation);
	}

	@Override
	public ImageAnswer ask(final ImagePlus image, final PlaneSelection planes, final Task task, final String prompt,
		final InterpretationListener listener, final Cancellation cancellation)
	{
		return answer(settings().model(), image, planes, task, prompt, List.of(), List.of(), listener, cancellation);
	}

	@Override
	public ImageAnswer askDemo(final ImagePlus image, final Planes planes, final Task task, final String prompt,
		final InterpretationListener listener, final Cancellation cancellation)
	{
		return answer(ModelSettings.defaults(), image, PlaneSelection.of(planes), task, prompt, List.of(), List.of(), listener, cancellation);
	}

	@Override
	public MaskedAnswer ask(final RandomAccessibleInterval<?> image,
		final List<? extends RandomAccessibleInterval<? extends BooleanType<?>>> regions, final String prompt)
	{
		final Question question = question(image, regions, prompt);
		return use(settings().model(), model -> MaskedAnswer.of(new Interpreter(model).interpret(question,
			InterpretationListener.NONE, new Cancellation())));
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

	private ImageAnswer answer(final ModelSettings settings, final ImagePlus image, final PlaneSelection planes,
		final Task task, final String prompt, final List<Roi> regions, final List<BinaryMask> masks,
		final InterpretationListener listener, final Cancellation cancellation)
	{
		final PlaneQuestions questions = new PlaneQuestions(image, planes);
		final List<Position> positions = planes.positions(image);
		final Picture picture = new ImagePlusPicture(image, positions, questions.isStack());
		final Question question = new Question(Optional.of(picture), prompt, "", masks, Question.DEFAULT_MAX_NEW_TOKENS);
		running.add(cancellation);
		try {
			return use(settings, model -> {
				final Interpretation answer = questions.ask(model, question, listener, cancellation);
				return new ImageAnswer(image, task, prompt, answer, positions, described(answer, regions), model.checkpoint().name(),
					model.checkpoint().sha256(), settings, AnswerFacts.of(picture, planes.description(image)));
			});
		}
		finally {
			running.remove(cancellation);
		}
	}

	private static List<Described> described(final Interpretation answer, final List<Roi> regions) {
		final List<String> texts = RegionDescriptions.of(answer.plainText(), regions.size());
		final List<Described> described = new ArrayList<>();
		for (int i = 0; i < regions.size(); i++) {
			described.add(new Described(regions.get(i), texts.get(i)));
		}
		return described;
	}
	private <T> T use(final ModelSettings settings, final ModelHost.Use<T> use) {
		try {
			return host.use(settings, use);
		}
		catch (final PromptException e) {
			throw new InputException("prompt", e.getMessage());
		}
		catch (final IOException e) {
			throw new InferenceException(e.getMessage(), e);
		}
	}

	/** Stops what is running; a model that is closed under a running network takes the whole application with it. */
	@Override
	public void dispose() {
		running.forEach(Cancellation::cancel);
		host.close();
	}
}
