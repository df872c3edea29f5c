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

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import sc.fiji.unibiomed.batch.plan.BatchPlan;
import sc.fiji.unibiomed.findings.object.ObjectChoice;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.imagej.host.ModelSettings;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.check.CheckLevel;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * What can be said with any call of the service: the same object for every verb. What is not said is left to what the
 * user chose under "UniBiomed Options...", to the image, and then to the program; nothing that is said here changes the
 * user's options.
 *
 * <pre>{@code
 * AskOptions options = AskOptions.usual().withModel("demo").withPrecision("fast").withModality("CT")
 *     .withWindow("60/160").withListener(AskListener.ofText(System.out::print));
 * unibiomed.segment(image, "liver", options);
 * }</pre>
 *
 * Immutable, apart from the cancellation: once cancelled, every further call with it is.
 *
 * @param model as {@link sc.fiji.unibiomed.models.Models#find} reads it: {@code demo}, a known model, a repository, or
 *            a folder
 * @param precision {@code exact}, {@code fast}, {@code compact} or {@code half}
 * @param device {@code auto}, {@code cpu}, {@code cuda:N} or {@code coreml}
 * @param input how the image is shown to the model: modality, intensity, window, channels, fields
 * @param planes which planes of the image
 * @param objects what becomes of outlines with several parts
 * @param check whether the model is asked back what it has outlined
 * @param listener told what happens
 * @param cancellation stops the work
 */
public record AskOptions(Optional<String> model, Optional<String> precision, Optional<String> device, InputChoice input,
	Optional<PlaneSelection> planes, Optional<ObjectChoice> objects, Optional<CheckLevel> check, AskListener listener,
	Cancellation cancellation)
{

	/** The name of what is said of how images are shown. */
	static final String SHOWN = "how images are shown";

	private static final int MODALITY = 0;
	private static final int INTENSITY = 1;
	private static final int WINDOW = 2;
	private static final int CHANNELS = 3;
	private static final int FIELDS = 4;

	public AskOptions {
		Objects.requireNonNull(input, "input");
		Objects.requireNonNull(listener, "listener");
		Objects.requireNonNull(cancellation, "cancellation");
	}

	/** Nothing is said. */
	public static AskOptions usual() {
		return new AskOptions(Optional.empty(), Optional.empty(), Optional.empty(), InputChoice.NONE, Optional.empty(),
			Optional.empty(), Optional.empty(), AskListener.NONE, new Cancellation());
	}

	/** The demonstration model in full precision, whatever the user chose. */
	public static AskOptions demo() {
		return usual().withModel("demo").withPrecision("exact").withDevice("auto");
	}

	/** Another model for this call. */
	public AskOptions withModel(final String name) {
		return new AskOptions(Optional.of(name), precision, device, input, planes, objects, check, listener,
			cancellation);
	}

	/** Another precision for this call: {@code exact}, {@code fast}, {@code compact} or {@code half}. */
	public AskOptions withPrecision(final String name) {
		return new AskOptions(model, Optional.of(name), device, input, planes, objects, check, listener, cancellation);
	}

	/** Another device for this call: {@code auto}, {@code cpu}, {@code cuda:N} or {@code coreml}. */
	public AskOptions withDevice(final String name) {
		return new AskOptions(model, precision, Optional.of(name), input, planes, objects, check, listener,
			cancellation);
	}

	/**
	 * What kind of image it is.
	 *
	 * @param modality one of {@link sc.fiji.unibiomed.image.modality.Modality#choices}; "auto" takes what was chosen
	 *           for the image, what the question's words name, or else a guess
	 * @throws InputException if there is no such modality
	 */
	public AskOptions withModality(final String modality) {
		return withWords(MODALITY, modality);
	}

	/**
	 * How pixel values become grey or colour.
	 *
	 * @param intensity such as {@code CT lung}, {@code as displayed} or {@code MRI percentiles}
	 * @throws InputException if there is no such choice
	 */
	public AskOptions withIntensity(final String intensity) {
		return withWords(INTENSITY, intensity);
	}

	/**
	 * A window of one's own for a CT in Hounsfield units.
	 *
	 * @param window level and width, such as {@code 60/160}
	 * @throws InputException if it is none
	 */
	public AskOptions withWindow(final String window) {
		return withWords(WINDOW, window);
	}

	/**
	 * Which channels the model sees.
	 *
	 * @param channels from 1, such as {@code 1,3} or {@code 1-3}
	 * @throws InputException if they are no numbers
	 */
	public AskOptions withChannels(final String channels) {
		return withWords(CHANNELS, channels);
	}

	/**
	 * How a large image is looked at.
	 *
	 * @param fields {@code auto}, {@code whole}, or the side of a field in pixels
	 * @throws InputException if it is none of these
	 */
	public AskOptions withFields(final String fields) {
		return withWords(FIELDS, fields);
	}

	private AskOptions withWords(final int index, final String text) {
		final List<String> said = new ArrayList<>(input.texts());
		said.set(index, text);
		return withInput(InputChoice.parse(said.get(MODALITY), said.get(INTENSITY), said.get(WINDOW),
			said.get(CHANNELS), said.get(FIELDS)));
	}

	/** The same with everything that can be said of how the image is shown. */
	public AskOptions withInput(final InputChoice choice) {
		return new AskOptions(model, precision, device, choice, planes, objects, check, listener, cancellation);
	}

	/** Which planes of a stack, and what they are to each other. */
	public AskOptions withPlanes(final PlaneSelection selection) {
		return new AskOptions(model, precision, device, input, Optional.of(selection), objects, check, listener,
			cancellation);
	}

	/** All of these planes. */
	public AskOptions withPlanes(final Planes which) {
		return withPlanes(PlaneSelection.of(which));
	}

	/**
	 * Which planes of a stack, in words.
	 *
	 * @param words as in dialogs, such as {@code every slice} or {@code volume}
	 * @throws InputException if there are no such planes
	 */
	public AskOptions withPlanes(final String words) {
		return withPlanes(Planes.of(words));
	}

	/** What becomes of outlines with several parts. */
	public AskOptions withObjects(final ObjectChoice choice) {
		return new AskOptions(model, precision, device, input, planes, Optional.of(choice), check, listener,
			cancellation);
	}

	/**
	 * What becomes of outlines with several parts, in words.
	 *
	 * @param words {@code auto}, {@code one}, {@code each} or {@code touching}
	 * @throws InputException if there is no such choice
	 */
	public AskOptions withObjects(final String words) {
		return withObjects(ObjectChoice.parse(words, objects.map(ObjectChoice::smallestText).orElse("")));
	}

	/**
	 * Objects with fewer pixels are left out.
	 *
	 * @param pixels at least 0
	 * @throws InputException if it is less
	 */
	public AskOptions withSmallest(final int pixels) {
		return withObjects(
			ObjectChoice.parse(objects.map(choice -> choice.kind().key()).orElse(""), Integer.toString(pixels)));
	}

	/** Whether the model is asked back what it has outlined. */
	public AskOptions withCheck(final CheckLevel level) {
		return new AskOptions(model, precision, device, input, planes, objects, Optional.of(level), listener,
			cancellation);
	}

	/**
	 * Whether the model is asked back what it has outlined, in words.
	 *
	 * @param words {@code on}, {@code off} or {@code thorough}
	 * @throws InputException if it is none of these
	 */
	public AskOptions withCheck(final String words) {
		return withCheck(CheckLevel.of(words));
	}

	/** Told what happens; see {@link AskListener}, which also hears of batches, evaluations and downloads. */
	public AskOptions withListener(final InterpretationListener told) {
		return new AskOptions(model, precision, device, input, planes, objects, check,
			told instanceof final AskListener all ? all : new QuestionListener(told), cancellation);
	}

	/** Lets another thread stop the work with {@link Cancellation#cancel}. */
	public AskOptions withCancellation(final Cancellation stop) {
		return new AskOptions(model, precision, device, input, planes, objects, check, listener, stop);
	}

	/** Which model is run, and how: the user's settings, and over them what is said here. */
	ModelSettings over(final ModelSettings chosen) {
		return new ModelSettings(model.orElse(chosen.model()), device.orElse(chosen.device()),
			precision.orElse(chosen.precision()), chosen.threads(), chosen.cache());
	}

	/** A task with what is said here of its answer. */
	AskedTask over(final AskedTask task) {
		final AskedTask checked = check.map(task::with).orElse(task);
		return objects.map(checked::with).orElse(checked);
	}

	/** A plan with what is said here of its answers. */
	BatchPlan over(final BatchPlan plan) {
		final BatchPlan checked = check.map(plan::with).orElse(plan);
		return objects.map(checked::with).orElse(checked);
	}

	/** The planes that are asked about. */
	PlaneSelection planesOr(final Planes otherwise) {
		return planes.orElseGet(() -> PlaneSelection.of(otherwise));
	}

	/**
	 * Refuses what would be passed over.
	 *
	 * @param verb what is done, such as "An evaluation"
	 * @param where it is chosen instead
	 * @param refused whether it is said, by name
	 */
	static void refuse(final String verb, final String where, final List<String> refused) {
		if (!refused.isEmpty()) {
			throw new InputException("options", verb + " takes " + String.join(", ", refused) + " from " + where +
				"; leave " + (refused.size() == 1 ? "it" : "them") + " out of the options.");
		}
	}

	/** What is said of image and answer, by name; may be nothing. */
	List<String> saidOfQuestion() {
		final List<String> said = new ArrayList<>();
		if (!input.equals(InputChoice.NONE)) {
			said.add(SHOWN);
		}
		planes.ifPresent(some -> said.add("planes"));
		objects.ifPresent(some -> said.add("objects"));
		check.ifPresent(some -> said.add("check"));
		return said;
	}

	/** What is said, in one line for people. */
	@Override
	public String toString() {
		final List<String> said = new ArrayList<>();
		model.ifPresent(name -> said.add("model " + name));
		precision.ifPresent(name -> said.add("precision " + name));
		device.ifPresent(name -> said.add("device " + name));
		if (!input.equals(InputChoice.NONE)) {
			said.add(input.toString());
		}
		planes.ifPresent(some -> said
			.add("planes: " + some.planes().label() + (some.range().isBlank() ? "" : " " + some.range().strip())));
		objects.ifPresent(some -> said.add(
			"objects " + some.kind().key() + (some.smallest().isPresent() ? ", smallest " + some.smallestText() : "")));
		check.ifPresent(level -> said.add("check " + level.label()));
		return said.isEmpty() ? "as usual" : String.join(", ", said);
	}
}
