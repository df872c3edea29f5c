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
package sc.fiji.unibiomed.evaluate.score;

import java.util.Locale;

/** Answers and known texts as UniBiomed's scripts compare them. */
public final class Phrases {

	private static final String IN = " in ";

	private Phrases() {}

	/**
	 * An answer without marks and tokens ({@code process_and_save_output} of {@code demo_disease.py}):
	 * {@code "It is [SEG]. polyp.<|end|>"} becomes {@code "It is . polyp."}.
	 */
	public static String cleaned(final String answer) {
		final String words = answer.replace("<s>", "").replace("\n", "").replaceAll("<.*?>", "").replace("[SEG]", "");
		return words.strip().replaceAll("\\s+", " ").replaceAll("^'+|'+$", "").strip();
	}

	/** What a sentence such as "liver in abdomen CT" is about: the words before " in ". */
	public static String target(final String sentence) {
		return sentence.strip().split(IN, 2)[0].replaceAll("[.\\s]+$", "");
	}

	/**
	 * Whether an answer names a disease ({@code metrics_grounded_disease.py}): it contains the known words with one
	 * full stop after them, in upper or lower case.
	 */
	static boolean names(final String cleaned, final String known) {
		return cleaned.toLowerCase(Locale.ROOT)
			.contains(known.toLowerCase(Locale.ROOT).replaceAll("[.\\s]+$", "") + ".");
	}

	/**
	 * Whether an answer says what a region shows ({@code check} of {@code demo_RegionCap.py}): the target is the same,
	 * without "left" and "right", which only some data sets have, and the last word contains the known last word, the
	 * modality.
	 */
	static boolean sameRegion(final String cleaned, final String known) {
		final String answer = withoutSide(cleaned).toLowerCase(Locale.ROOT);
		final String truth = withoutSide(known).toLowerCase(Locale.ROOT);
		return answer.split(IN, 2)[0].equals(truth.split(IN, 2)[0]) && lastWord(answer).contains(lastWord(truth));
	}

	/** {@code clean_caption} of the same script: the target without sides, " in ", and the last word. */
	static String withoutSide(final String phrase) {
		return phrase.split(IN, 2)[0].replace("right ", "").replace("left ", "") + IN + lastWord(phrase);
	}

	private static String lastWord(final String phrase) {
		return phrase.substring(phrase.lastIndexOf(' ') + 1);
	}
}
