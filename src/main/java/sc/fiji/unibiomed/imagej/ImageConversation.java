package sc.fiji.unibiomed.imagej;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import ij.ImagePlus;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.interpret.Conversation;
import sc.fiji.unibiomed.interpret.Interpretation;
import sc.fiji.unibiomed.interpret.InterpretationListener;
import sc.fiji.unibiomed.interpret.Picture;
import sc.fiji.unibiomed.interpret.PromptException;
import sc.fiji.unibiomed.runtime.Cancellation;
import sc.fiji.unibiomed.runtime.LoadedModel;

/**
 * Questions about one plane of an open image, each asked in the light of those before. The model is shared with everybody
 * else; if it is closed for another one in between, the conversation goes on when it is loaded again, only slower. For one
 * thread at a time; every method but the getters can block for long.
 */
public final class ImageConversation implements AutoCloseable {

	private final ModelHost host;
	private final Supplier<ModelSettings> chosen;
	private final ImagePlus image;
	private final ModelHost.Tenant tenant = this::freeMemory;

	private ModelSettings settings;
	private Position position;
	private RgbImage picture;
	private String description = "";
	private String pastText = "";
	/** Guarded by the host, who may close it: {@code null} while nothing is kept of the model. */
	private Conversation open;

	ImageConversation(final ModelHost host, final Supplier<ModelSettings> chosen, final ImagePlus image) {
		this.host = host;
		this.chosen = chosen;
		this.image = image;
	}

	/** The image that is spoken of. */
	public ImagePlus image() {
		return image;
	}

	/** The plane as the model sees it; {@code null} before {@link #refresh} or {@link #ask} was called. */
	public RgbImage picture() {
		return picture;
	}

	/**
	 * Starts over if the image no longer looks as it did when the conversation began, or another model was chosen.
	 *
	 * @return why a conversation ended, in one sentence; empty if it goes on, or if nothing had been said yet
	 * @throws InputException if the image was closed
	 */
	public Optional<String> refresh() {
		if (image.getProcessor() == null) {
			throw new InputException("image", "The image was closed.");
		}
		final Position shown = Position.current(image);
		final ShownImage view = ShownImage.of(image, PlaneSelection.of(Planes.CURRENT), ModalityGuess.inUse(Modality.AUTO,
			image), "");
		final RgbImage look = view.picture().frame(0);
		final ModelSettings wanted = chosen.get();
		final Optional<String> reason;
		if (!shown.equals(position)) {
			reason = Optional.of("The image shows another plane.");
		}
		else if (!look.equals(picture)) {
			reason = Optional.of("The image looks different now.");
		}
		else if (!wanted.equals(settings)) {
			reason = Optional.of("The model's options were changed.");
		}
		else {
			return Optional.empty();
		}
		final boolean begun = !pastText.isEmpty();
		// The first question must not wait here for others who use the model: it has nothing to free.
		if (picture != null) {
			startOver();
		}
		position = shown;
		picture = look;
		description = view.description();
		settings = wanted;
		return begun ? reason : Optional.empty();
	}

	/** Forgets what was said and computed. */
	public void startOver() {
		close();
		pastText = "";
	}

	/**
	 * Asks the next question; of a new conversation, if {@link #refresh} says so.
	 *
	 * @throws InputException if the question cannot be asked
	 * @throws sc.fiji.unibiomed.runtime.CancelledException if it was cancelled; then it counts as not asked
	 * @throws AbsentModelException if the model has to be fetched first
	 * @throws sc.fiji.unibiomed.runtime.InferenceException if the model cannot be loaded or run
	 */
	public ImageAnswer ask(final String prompt, final InterpretationListener listener, final Cancellation cancellation) {
		refresh();
		try {
			return host.use(settings, tenant, model -> {
				final Interpretation answer = opened(model).ask(prompt, listener, cancellation);
				pastText = open.pastText();
				return new ImageAnswer(image, Task.ASK, prompt, answer, List.of(position), List.of(), model.checkpoint().name(),
					model.checkpoint().sha256(), settings, AnswerFacts.of(image, Picture.of(picture), answer, List.of(), description,
					model));
			});
		}
		catch (final PromptException e) {
			throw new InputException("prompt", e.getMessage());
		}
		catch (final IOException e) {
			throw ModelHost.failure(e);
		}
	}

	private Conversation opened(final LoadedModel model) throws IOException {
		if (open == null) {
			open = new Conversation(model, Picture.of(picture), pastText);
		}
		return open;
	}

	private void freeMemory() {
		if (open != null) {
			open.close();
			open = null;
		}
	}

	/** Frees what is kept of the model; a further question would go on with the conversation. */
	@Override
	public void close() {
		host.leave(tenant);
	}
}
