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
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import ij.ImagePlus;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.rendering.IntensityWindowChooser;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.host.AbsentModelException;
import sc.fiji.unibiomed.imagej.host.ModelSettings;
import sc.fiji.unibiomed.imagej.host.SharedModel;
import sc.fiji.unibiomed.imagej.image.OpenImage;
import sc.fiji.unibiomed.interpret.Conversation;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.ask.ImageQuestion;
import sc.fiji.unibiomed.interpret.ask.QuestionStrategy;
import sc.fiji.unibiomed.interpret.ask.Reply;
import sc.fiji.unibiomed.interpret.check.AnswerCheck;
import sc.fiji.unibiomed.interpret.check.CheckLevel;
import sc.fiji.unibiomed.interpret.question.PromptException;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;
import sc.fiji.unibiomed.interpret.view.ShownImage;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * Questions about one plane of an open image, each asked in the light of those before. The model is shared with
 * everybody else; if it is closed for another one in between, the conversation goes on when it is loaded again, only
 * slower. For one thread at a time; every method but the getters can block for long.
 */
public final class ImageConversation implements AutoCloseable {

	private final SharedModel host;
	private final Supplier<ModelSettings> chosen;
	private final ImagePlus image;
	private final InputChoice input;
	private final SharedModel.Tenant tenant = this::freeMemory;

	private ModelSettings settings;
	/** The image as it was when the last question was asked. */
	private OpenImage open;
	/** How the conversation shows the image; {@code null} before it began. */
	private ShownImage now;
	/** The question that decided on it. */
	private String about = "";
	private RgbImage picture;
	private String pastText = "";
	/** Guarded by the host, who may close it: {@code null} while nothing is kept of the model. */
	private Conversation conversation;

	/** @param input how the image is shown, as far as somebody said so */
	ImageConversation(final SharedModel host, final Supplier<ModelSettings> chosen, final ImagePlus image,
		final InputChoice input)
	{
		this.host = host;
		this.chosen = chosen;
		this.image = image;
		this.input = input;
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
		return refresh("");
	}

	/**
	 * As the other method, before a question whose words may need another view of the image: bone in a CT, for example.
	 *
	 * @throws InputException if the image was closed
	 */
	public Optional<String> refresh(final String question) {
		if (image.getProcessor() == null) {
			throw new InputException("image", "The image was closed.");
		}
		final String before = about;
		final ShownImage view = shown(question);
		final RgbImage look = view.picture().frame(0);
		final ModelSettings wanted = chosen.get();
		final Optional<String> reason;
		if (now == null || !view.positions().equals(now.positions())) {
			reason = Optional.of("The image shows another plane.");
		}
		else if (!look.equals(picture)) {
			reason = Optional.of(about.equals(before)
				? "The image looks different now."
				: "The model is shown the image differently for this question.");
		}
		else if (!wanted.equals(settings)) {
			reason = Optional.of("The model's options were changed.");
		}
		else {
			// The model goes on with what it has seen; pixel sizes, for example, are those of now.
			now = view.with(now.picture());
			return Optional.empty();
		}
		final boolean begun = !pastText.isEmpty();
		// The first question must not wait here for others who use the model: it has nothing to free.
		if (picture != null) {
			startOver();
		}
		now = view;
		picture = look;
		settings = wanted;
		return begun ? reason : Optional.empty();
	}

	/** A question that names no target goes on in the view of those before. */
	private ShownImage shown(final String question) {
		open = OpenImage.of(image);
		if (now == null || pastText.isEmpty() || IntensityWindowChooser.decidesOnWindow(question)) {
			about = question;
		}
		return ShownImage.of(open, PlaneSelection.of(Planes.CURRENT), input, about);
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
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled; then it counts as not asked
	 * @throws AbsentModelException if the model has to be fetched first
	 * @throws sc.fiji.unibiomed.runtime.failure.InferenceException if the model cannot be loaded or run
	 */
	public ImageAnswer ask(final String prompt, final InterpretationListener listener,
		final Cancellation cancellation)
	{
		return ask(AskedTask.question(prompt), listener, cancellation);
	}

	/**
	 * Asks for a task that needs no regions, in the words that the model was trained on; else as the other method.
	 *
	 * @throws InputException if the question cannot be asked
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled; then it counts as not asked
	 * @throws AbsentModelException if the model has to be fetched first
	 * @throws sc.fiji.unibiomed.runtime.failure.InferenceException if the model cannot be loaded or run
	 */
	public ImageAnswer ask(final AskedTask task, final InterpretationListener listener,
		final Cancellation cancellation)
	{
		refresh(task.words());
		final ImageQuestion question = ImageQuestion.of(open, task, List.of(), input, PlaneSelection.of(Planes.CURRENT))
			.with(now);
		final OpenImage asked = open;
		final boolean isCopied = asked.keep(now.positions());
		try {
			return host.use(settings, tenant, model -> ImageAnswer.of(asked, isCopied, question, List.of(),
				reply(question, model, listener, cancellation), model, settings));
		}
		catch (final PromptException e) {
			throw new InputException("prompt", e.getMessage());
		}
		catch (final IOException e) {
			throw SharedModel.failure(e);
		}
	}

	/** A large image is looked at field by field, of which no conversation can be made. */
	private Reply reply(final ImageQuestion question, final LoadedModel model, final InterpretationListener listener,
		final Cancellation cancellation) throws IOException
	{
		if (question.asking(model) instanceof QuestionStrategy.InFields) {
			return question.ask(model, listener, cancellation);
		}
		final List<String> warnings = question.warnings(model, listener);
		final Interpretation answer = opened(model).askInPlainWords(question.prompt(), listener, cancellation);
		final Interpretation checked = question.task().check() == CheckLevel.OFF
			? answer
			: checked(question.withPastText(pastText), answer, model, listener, cancellation);
		pastText = conversation.pastText();
		return new Reply(question.withObjects(checked.noting(now.notes())), List.of()).noting(warnings);
	}

	private Interpretation checked(final ImageQuestion question, final Interpretation answer, final LoadedModel model,
		final InterpretationListener listener, final Cancellation cancellation) throws IOException
	{
		final AnswerCheck check = question.checkOf(model, conversation.aside(model));
		return check
			.noted(check.check(Question.about(now.picture(), question.prompt()), answer, listener, cancellation));
	}

	private Conversation opened(final LoadedModel model) throws IOException {
		if (conversation == null) {
			conversation = new Conversation(model, now.picture(), pastText);
		}
		return conversation;
	}

	private void freeMemory() {
		if (conversation != null) {
			conversation.close();
			conversation = null;
		}
	}

	/** Frees what is kept of the model; a further question would go on with the conversation. */
	@Override
	public void close() {
		host.leave(tenant);
	}
}
