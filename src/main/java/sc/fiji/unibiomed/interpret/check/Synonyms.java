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
package sc.fiji.unibiomed.interpret.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Words that are compared as other words: plurals as singulars, and the pairs of the table {@code synonyms.tsv}. */
final class Synonyms {

	/** Latin and Greek plurals; others follow from their endings. */
	private static final Map<String, String> PLURALS = Map.ofEntries(Map.entry("nuclei", "nucleus"),
		Map.entry("nucleoli", "nucleolus"), Map.entry("alveoli", "alveolus"), Map.entry("bronchi", "bronchus"),
		Map.entry("calculi", "calculus"), Map.entry("thrombi", "thrombus"), Map.entry("emboli", "embolus"),
		Map.entry("foci", "focus"), Map.entry("villi", "villus"), Map.entry("glomeruli", "glomerulus"),
		Map.entry("vertebrae", "vertebra"), Map.entry("maculae", "macula"), Map.entry("metastases", "metastasis"),
		Map.entry("stenoses", "stenosis"), Map.entry("cortices", "cortex"), Map.entry("atria", "atrium"),
		Map.entry("septa", "septum"), Map.entry("lumina", "lumen"), Map.entry("foramina", "foramen"),
		Map.entry("teeth", "tooth"), Map.entry("feet", "foot"), Map.entry("carcinomata", "carcinoma"),
		Map.entry("testes", "testis"), Map.entry("pelves", "pelvis"), Map.entry("halves", "half"));
	/** They end like plurals and are none. */
	private static final Set<String> SINGULARS = Set.of("pancreas", "lens", "biceps", "triceps", "gas", "atlas", "pons",
		"series", "diabetes", "caries", "herpes", "rabies", "glans", "pus");

	/** From the longest row of words to the shortest, so that the longest is found first. */
	private final Map<List<String>, List<String>> table;

	private Synonyms(final Map<List<String>, List<String>> table) {
		this.table = table;
	}

	/** The table that comes with this program; read once, as every question needs it. */
	static Synonyms shipped() {
		return Shipped.TABLE;
	}

	/** Read when it is first needed. */
	private static final class Shipped {

		private static final Synonyms TABLE = read();
	}

	private static Synonyms read() {
		final Map<List<String>, List<String>> rows = new LinkedHashMap<>();
		try (BufferedReader reader = new BufferedReader(
			new InputStreamReader(Synonyms.class.getResourceAsStream("synonyms.tsv"), StandardCharsets.UTF_8)))
		{
			reader.lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t")).forEach(
				cells -> rows.put(singular(Arrays.asList(cells[0].split(" "))), Arrays.asList(cells[1].split(" "))));
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The table of synonyms cannot be read.", e);
		}
		final Map<List<String>, List<String>> sorted = new LinkedHashMap<>();
		rows.entrySet().stream()
			.sorted(Comparator.comparingInt((Map.Entry<List<String>, List<String>> row) -> -row.getKey().size()))
			.forEach(row -> sorted.put(row.getKey(), row.getValue()));
		return new Synonyms(sorted);
	}

	/** Words in small letters as they are compared. */
	List<String> standard(final List<String> words) {
		List<String> standard = singular(words);
		// A word that the table puts in place of others is not looked up again.
		int from = 0;
		while (from < standard.size()) {
			final int at = from;
			final List<String> now = standard;
			final List<String> found = table.keySet().stream()
				.filter(row -> at + row.size() <= now.size() && now.subList(at, at + row.size()).equals(row))
				.findFirst().orElse(List.of());
			if (found.isEmpty()) {
				from++;
			}
			else {
				standard = joined(now.subList(0, at), table.get(found), now.subList(at + found.size(), now.size()));
				from += table.get(found).size();
			}
		}
		return standard;
	}

	private static List<String> joined(final List<String> before, final List<String> middle, final List<String> after) {
		return Stream.of(before, middle, after).flatMap(List::stream).toList();
	}

	private static List<String> singular(final List<String> words) {
		return words.stream().map(Synonyms::singular).toList();
	}

	/** The singular of an English word, or of a Latin one as English has it. */
	static String singular(final String word) {
		if (PLURALS.containsKey(word)) {
			return PLURALS.get(word);
		}
		if (SINGULARS.contains(word) || word.length() < 4 || word.matches(".*(ss|us|is)")) {
			return word;
		}
		if (word.endsWith("ies")) {
			return word.substring(0, word.length() - 3) + "y";
		}
		if (word.matches(".*(s|x|z|ch|sh)es")) {
			return word.substring(0, word.length() - 2);
		}
		return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
	}
}
