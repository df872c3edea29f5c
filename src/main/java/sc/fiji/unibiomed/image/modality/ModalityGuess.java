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

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import sc.fiji.unibiomed.image.raw.DicomTags;
import sc.fiji.unibiomed.image.raw.ImageFacts;

/**
 * What kind of image this seems to be, and why. In order of trust: the DICOM tag Modality, values in Hounsfield units,
 * words in title, file name and descriptions, names and number of channels, and the DICOM tag
 * PhotometricInterpretation. Colours are no clue: tissue, skin, gut and retina are all of them red.
 *
 * @param modality empty if it is not known, or none of the model's
 * @param fluorescence whether it looks like fluorescence microscopy, which is none of the model's modalities
 * @param reason what is guessed and from what, for people: "CT, from the DICOM tag Modality"
 */
public record ModalityGuess(Optional<Modality> modality, boolean fluorescence, String reason) {

	private static final int LONGEST_QUOTE = 40;
	/** How questions name a modality. */
	private static final Map<Modality, Pattern> NAMED = Arrays.stream(Modality.values()).collect(Collectors.toMap(
		modality -> modality,
		modality -> Pattern.compile(
			"\\bin (?:an? |the |this )?" + Pattern.quote(modality.label().toLowerCase(Locale.ROOT)) + "(?![a-z0-9])"),
		(first, second) -> first, () -> new EnumMap<>(Modality.class)));

	/** What an image seems to be, whatever its user chose. */
	public static ModalityGuess of(final ImageFacts image) {
		final DicomTags tags = image.tags();
		final Optional<Modality> coded = Arrays.stream(Modality.values())
			.filter(modality -> modality.facts().dicomCodes().contains(tags.modality())).findFirst();
		if (coded.isPresent()) {
			return known(coded.get(), "from the DICOM tag Modality");
		}
		if (HounsfieldUnits.areNamed(image)) {
			return known(Modality.CT, "from its values, which are in Hounsfield units");
		}
		for (final Map.Entry<String, String> text : texts(image).entrySet()) {
			// Dyes go first: they mean one thing only, while words such as 'nuclei' or 'US' mean several.
			if (Fluorescence.in(text.getKey()).isPresent()) {
				return fluorescent("from " + text.getValue() + quoted(text.getKey()));
			}
			final Optional<Modality> named = Modality.in(text.getKey());
			if (named.isPresent()) {
				return known(named.get(), "from " + text.getValue() + quoted(text.getKey()));
			}
		}
		return Fluorescence.inChannels(image).map(signs -> fluorescent("from " + signs))
			.orElseGet(() -> fromPixels(tags));
	}

	/** What somebody chose. */
	public static ModalityGuess chosen(final String choice, final String words) {
		return new ModalityGuess(Modality.of(choice), false, choice + ", " + words);
	}

	/**
	 * The modality that the words of a question name, as those that the model was trained on do: "Please segment liver
	 * in CT." Where they name several, as "in CT and in MRI", none counts.
	 *
	 * @return empty if they name none
	 */
	public static Optional<ModalityGuess> ofQuestion(final String question) {
		final String words = question.toLowerCase(Locale.ROOT);
		final List<Modality> named = Arrays.stream(Modality.values())
			.filter(modality -> NAMED.get(modality).matcher(words).find()).toList();
		return named.size() == 1 ? Optional.of(known(named.get(0), "as the question says")) : Optional.empty();
	}

	/** What to call the modality in a prompt; blank if it is not known or not to be said. */
	public String label() {
		return modality.map(Modality::label).orElse("");
	}

	private static Map<String, String> texts(final ImageFacts image) {
		final Map<String, String> texts = new LinkedHashMap<>();
		texts.put(image.names().title(), "the title");
		texts.putIfAbsent(image.names().file(), "the file name");
		image.tags().descriptions().forEach(description -> texts.putIfAbsent(description, "the DICOM description"));
		texts.putIfAbsent(image.names().folder(), "the folder");
		return texts;
	}

	/** Titles can be longer than a dialog is wide. */
	private static String quoted(final String text) {
		return " '" + (text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE - 1) + "…" : text) + "'";
	}

	private static ModalityGuess known(final Modality modality, final String from) {
		return new ModalityGuess(Optional.of(modality), false, modality.label() + ", " + from);
	}

	private static ModalityGuess fluorescent(final String from) {
		return new ModalityGuess(Optional.empty(), true,
			"fluorescence microscopy, " + from + "; the model does not know this modality");
	}

	private static ModalityGuess fromPixels(final DicomTags tags) {
		if (tags.isInverted()) {
			// Any DICOM image may be, but it is radiographs that are, as they were on film.
			return known(Modality.XRAY, "from the DICOM tag PhotometricInterpretation, which is MONOCHROME1");
		}
		return new ModalityGuess(Optional.empty(), false,
			tags.modality().isEmpty()
				? "not recognised; choose one"
				: "not recognised, as the DICOM tag Modality says '" + tags.modality() + "'; choose one");
	}
}
