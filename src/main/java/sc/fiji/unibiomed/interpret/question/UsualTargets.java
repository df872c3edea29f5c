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
package sc.fiji.unibiomed.interpret.question;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import sc.fiji.unibiomed.findings.QuestionTarget;
import sc.fiji.unibiomed.image.modality.Modality;
import sc.fiji.unibiomed.image.modality.ModalityGuess;
import sc.fiji.unibiomed.util.VisibleText;

/**
 * What a model is usually asked to outline in images of a modality. Whoever asks for something else is told, as the
 * model outlines something all the same: a hint, and never a refusal. Plurals, sides, sizes and other spellings are the
 * same target.
 */
public final class UsualTargets {

	/** What the demonstration model is called. */
	private static final String DEMO_MODEL = "demo";

	/** What it was trained on: 27 targets, those of the computer-generated pictures that come with it. */
	private static final Map<Modality, List<String>> DEMO = new EnumMap<>(
		Map.of(Modality.CT, List.of("liver", "kidney", "spleen", "left kidney", "right kidney", "liver tumor"), //
			Modality.MRI, List.of("brain", "ventricle", "brain tumor"), //
			Modality.XRAY, List.of("lung", "heart", "opacity", "left lung", "right lung"), //
			Modality.ULTRASOUND, List.of("nodule"), Modality.OCT, List.of("retina", "fluid"), //
			Modality.PET, List.of("lesion", "bladder"), Modality.PATHOLOGY, List.of("nuclei", "tumor"), //
			Modality.ENDOSCOPY, List.of("polyp", "lumen"), //
			Modality.FUNDUS, List.of("optic disc", "vessel", "exudate"), //
			Modality.DERMOSCOPY, List.of("skin lesion")));

	/** How many targets a sentence names. */
	private static final int EXAMPLES = 3;
	private static final int LONGEST_QUOTE = 60;

	/** Words that do not make another target of one. */
	private static final Set<String> BESIDES = Set.of("left", "right", "both", "bilateral", "the", "a", "an", "of",
		"all", "any", "every", "each", "single", "multiple", "several", "individual", "small", "large", "big", "tiny",
		"visible", "possible", "suspected", "image", "picture", "region", "area", "human");

	/** Other words for words of targets; both are in the singular. */
	private static final Map<String, String> SAME = Map.ofEntries(Map.entry("tumour", "tumor"),
		Map.entry("cancer", "tumor"), Map.entry("carcinoma", "tumor"), Map.entry("neoplasm", "tumor"),
		Map.entry("haemorrhage", "hemorrhage"), Map.entry("oedema", "edema"), Map.entry("oesophagus", "esophagus"),
		Map.entry("disk", "disc"), Map.entry("naevus", "nevus"), Map.entry("renal", "kidney"),
		Map.entry("hepatic", "liver"), Map.entry("pulmonary", "lung"), Map.entry("cardiac", "heart"),
		Map.entry("splenic", "spleen"), Map.entry("cerebral", "brain"), Map.entry("retinal", "retina"),
		Map.entry("metastatic", "metastasis"), Map.entry("vein", "vessel"), Map.entry("artery", "vessel"));

	private UsualTargets() {}

	/**
	 * What is to be said before a model is asked for something unusual.
	 *
	 * @param model its name
	 * @param prompt the words that it is asked with; those of a segmentation name the modality, where it is known
	 * @return one sentence; empty if no outline is asked for, or a usual one
	 */
	public static Optional<String> hint(final String model, final String prompt) {
		final Optional<String> asked = QuestionTarget.outlined(prompt);
		if (asked.isEmpty()) {
			return Optional.empty();
		}
		final Optional<Modality> modality = ModalityGuess.ofQuestion(prompt).flatMap(ModalityGuess::modality);
		final boolean demo = model.equals(DEMO_MODEL);
		final List<String> known = modality.map(one -> of(one, demo))
			.orElseGet(() -> Arrays.stream(Modality.values()).flatMap(one -> of(one, demo).stream()).toList());
		final List<String> unknown = unknown(asked.get(), known);
		if (unknown.isEmpty()) {
			return Optional.empty();
		}
		final List<String> examples = modality.isPresent()
			? known
			: Arrays.stream(Modality.values()).map(one -> of(one, demo).get(0)).toList();
		final String among = demo
			? unknown.size() == 1
				? " is not among the targets that this model knows"
				: " are not among the targets that this model knows"
			: unknown.size() == 1 ? " is not among the usual targets" : " are not among the usual targets";
		return Optional.of(String.join(" and ", unknown.stream().map(UsualTargets::quoted).toList()) + among +
			modality.map(one -> " in " + one.label()).orElse("") + " (" +
			String.join(", ", examples.stream().limit(EXAMPLES).toList()) + (examples.size() > EXAMPLES ? ", …" : "") +
			"); the answer may be wrong.");
	}

	private static List<String> of(final Modality modality, final boolean demo) {
		return demo ? DEMO.get(modality) : modality.targets();
	}

	private static String quoted(final String target) {
		return "'" + VisibleText.shortLine(target, LONGEST_QUOTE) + "'";
	}

	/** Of "liver and spaceship" what is not known; nothing if the whole is, as "portal vein and splenic vein". */
	private static List<String> unknown(final String asked, final List<String> known) {
		final Set<List<String>> usual = new HashSet<>();
		known.forEach(target -> usual.add(words(target)));
		if (isUsual(asked, usual)) {
			return List.of();
		}
		return Stream.of(asked.split(",| and | or ")).map(String::strip).filter(part -> !isUsual(part, usual)).toList();
	}

	/** Whether one is the other, with more words in front or fewer: "cell nuclei", or "tumor" for "liver tumor". */
	private static boolean isUsual(final String asked, final Set<List<String>> usual) {
		final List<String> wanted = words(asked);
		return wanted.isEmpty() || usual.stream().anyMatch(known -> endsWith(wanted, known) ||
			endsWith(known, wanted) || Set.copyOf(known).equals(Set.copyOf(wanted)));
	}

	private static boolean endsWith(final List<String> words, final List<String> end) {
		return !end.isEmpty() && end.size() <= words.size() &&
			words.subList(words.size() - end.size(), words.size()).equals(end);
	}

	/** The words that make a target what it is, in the singular and in one spelling. */
	private static List<String> words(final String target) {
		final String text = target.toLowerCase(Locale.ROOT).replace("inferior vena cava", "postcava")
			.replace("gall bladder", "gallbladder");
		final List<String> words = new ArrayList<>();
		for (final String word : text.split("[^\\p{L}\\p{M}\\p{N}]+")) {
			if (!word.isEmpty() && !BESIDES.contains(word) && !BESIDES.contains(singular(word))) {
				words.add(SAME.getOrDefault(singular(word), singular(word)));
			}
		}
		return words;
	}

	/** Good enough to compare words that went through it; no dictionary. */
	private static String singular(final String word) {
		if (word.length() < 4) {
			return word;
		}
		return word.replaceFirst("i$", "us").replaceFirst("ae$", "a").replaceFirst("(?<!s)ses$", "sis")
			.replaceFirst("ies$", "y").replaceFirst("(?<=ss|x|ch|sh)es$", "").replaceFirst("(?<![siu])s$", "");
	}
}
