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
package sc.fiji.unibiomed.image.modality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import sc.fiji.unibiomed.image.InputException;

/** The ten modalities of UniBiomed. What is known of them is in a resource, see {@link ModalityFacts}. */
public enum Modality {

	CT, MRI, XRAY, ULTRASOUND, OCT, PET, PATHOLOGY, ENDOSCOPY, FUNDUS, DERMOSCOPY;

	/** Take the modality from what the image tells, see {@link ModalityGuess}. */
	public static final String AUTO = "auto";
	/** Do not speak of a modality. */
	public static final String NONE = "not said";

	/** Everything that is known of it. */
	public ModalityFacts facts() {
		return ModalityCatalogue.shipped().facts().get(this);
	}

	/** As the model knows it, and as it is written in dialogs and macros. */
	public String label() {
		return facts().label();
	}

	/** Things that can be asked for, the most usual ones first. */
	public List<String> targets() {
		return facts().targets();
	}

	/** A few things that can be asked for, a line per modality, for people. */
	public static List<String> suggestions() {
		return Stream
			.concat(Stream.of("For example"),
				Arrays.stream(values())
					.map(modality -> modality.label() + ": " + String.join(", ", modality.facts().suggestions())))
			.toList();
	}

	/** The choices of a dialog: auto, none, and the modalities. */
	public static List<String> choices() {
		final List<String> choices = new ArrayList<>(List.of(AUTO, NONE));
		Arrays.stream(values()).map(Modality::label).forEach(choices::add);
		return choices;
	}

	/**
	 * One of {@link #choices} as it is written there.
	 *
	 * @param choice in any case; blank means {@link #AUTO}
	 * @throws InputException if it is none of them
	 */
	public static String choice(final String choice) {
		final String wanted = choice == null || choice.isBlank() ? AUTO : choice.strip();
		return choices().stream().filter(wanted::equalsIgnoreCase).findFirst()
			.orElseThrow(() -> new InputException("modality",
				"'" + choice + "' is not a modality that the model knows; write one of " + choices() + "."));
	}

	/** The modality with a label, in any case; empty if there is none. */
	public static Optional<Modality> of(final String label) {
		return Arrays.stream(values()).filter(modality -> modality.label().equalsIgnoreCase(label.strip())).findFirst();
	}

	/** The modality that words speak of; empty if they speak of none. */
	static Optional<Modality> in(final String text) {
		final String words = text.toLowerCase(Locale.ROOT).replace('_', ' ');
		return Arrays.stream(values()).filter(modality -> modality.facts().titleWords().matcher(words).find())
			.findFirst();
	}

	/**
	 * What to call the modality in a prompt about an image of which no more than the title is known.
	 *
	 * @param choice one of {@link #choices}, in any case
	 * @param title the image's title, for {@link #AUTO}
	 * @return blank if it is not to be said, or not known
	 * @throws InputException if the choice is none of these
	 */
	public static String inPrompt(final String choice, final String title) {
		final String wanted = choice(choice);
		return (wanted.equals(AUTO) ? in(title) : of(wanted)).map(Modality::label).orElse("");
	}
}
