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
package sc.fiji.unibiomed.evaluate.data;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import sc.fiji.unibiomed.evaluate.score.EvaluationItem;

/**
 * What kind of image an annotation is about. BiomedParse tells it twice: as the last word of the sentence ("liver in
 * abdomen CT"), and as the last word but one of the file name ({@code NAME_CT_abdomen.png}).
 */
final class ModalityName {

	/** Where nothing tells. */
	static final String UNKNOWN = EvaluationItem.UNKNOWN_MODALITY;

	/** The ten modalities as UniBiomed calls them, by words of BiomedParse's data sets; MRI by its sequences, too. */
	private static final Map<String, String> LABELS = Map.ofEntries(Map.entry("ct", "CT"), Map.entry("mri", "MRI"),
		Map.entry("mr", "MRI"), Map.entry("t1", "MRI"), Map.entry("t2", "MRI"), Map.entry("flair", "MRI"),
		Map.entry("adc", "MRI"), Map.entry("x-ray", "X-ray"), Map.entry("xray", "X-ray"),
		Map.entry("ultrasound", "ultrasound"), Map.entry("us", "ultrasound"), Map.entry("oct", "OCT"),
		Map.entry("pet", "PET"), Map.entry("pathology", "pathology"), Map.entry("endoscopy", "endoscopy"),
		Map.entry("endoscope", "endoscopy"), Map.entry("fundus", "fundus"), Map.entry("dermoscopy", "dermoscopy"));

	private ModalityName() {}

	/** @param otherwise what it is if the annotation does not tell; blank for {@link #UNKNOWN} */
	static String of(final Annotation annotation, final String otherwise) {
		return ofSentence(annotation.sent()).or(() -> ofFile(annotation.image()))
			.orElse(otherwise.isBlank() ? UNKNOWN : of(otherwise.strip()).orElse(otherwise.strip()));
	}

	/** That it is told by the name of the file alone; empty if the sentence tells it, or neither does. */
	static Optional<String> note(final Annotation annotation) {
		return ofSentence(annotation.sent()).isPresent()
			? Optional.empty()
			: ofFile(annotation.image()).map(modality -> "modality guessed: " + modality + ", from the file name");
	}

	private static Optional<String> ofSentence(final String sentence) {
		final String[] words = sentence.strip().split("\\s+");
		return of(words[words.length - 1]);
	}

	private static Optional<String> ofFile(final String file) {
		final String name = file.substring(file.replace('\\', '/').lastIndexOf('/') + 1).split("\\.")[0];
		final String[] parts = name.split("_");
		return parts.length < 3 ? Optional.empty() : of(parts[parts.length - 2]);
	}

	/** The first of the words, joined by hyphens, that is known: {@code MRI-FLAIR} is MRI, and so is {@code T1-Gd}. */
	private static Optional<String> of(final String word) {
		final String plain = word.toLowerCase(Locale.ROOT).replaceAll("[.,;:!?]+$", "");
		if (LABELS.containsKey(plain)) {
			return Optional.of(LABELS.get(plain));
		}
		return Arrays.stream(plain.split("-")).filter(LABELS::containsKey).findFirst().map(LABELS::get);
	}
}
