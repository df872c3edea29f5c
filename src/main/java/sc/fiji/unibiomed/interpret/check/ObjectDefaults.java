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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What is counted where nobody says whether to: nuclei, cells, glands, vessels and their like. Organs, tumours and
 * everything else are one region. The table {@code objects.tsv} names them and says where its numbers come from.
 */
public final class ObjectDefaults {

	private static final String ONE_REGION = "one";

	private final Synonyms synonyms = Synonyms.shipped();
	private final List<Row> rows;

	/**
	 * A line of the table.
	 *
	 * @param words that a name has to have, the last of them as its head
	 * @param smallest number of pixels; empty for one region
	 */
	private record Row(List<String> words, OptionalInt smallest) {

		boolean isOf(final TargetName name) {
			final Set<String> others = new HashSet<>(words.subList(0, words.size() - 1));
			return words.get(words.size() - 1).equals(name.head()) && name.qualifiers().containsAll(others);
		}
	}

	private ObjectDefaults(final List<Row> rows) {
		this.rows = rows;
	}

	/** The table that comes with this program; read once, as every question needs it. */
	public static ObjectDefaults shipped() {
		return Shipped.TABLE;
	}

	/** Read when it is first needed. */
	private static final class Shipped {
		private static final ObjectDefaults TABLE = read();
	}

	private static ObjectDefaults read() {
		try (BufferedReader reader = new BufferedReader(
			new InputStreamReader(ObjectDefaults.class.getResourceAsStream("objects.tsv"), StandardCharsets.UTF_8)))
		{
			return new ObjectDefaults(reader.lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t"))
				.map(cells -> new Row(Arrays.asList(cells[0].split(" ")),
					cells[1].equals(ONE_REGION) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(cells[1]))))
				.toList());
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The table of objects cannot be read.", e);
		}
	}

	/**
	 * The smallest object of something that is usually counted.
	 *
	 * @param target such as "tumor cells", or several: "nuclei and glands"
	 * @return pixels; the fewest of several targets. Empty if one of them is usually one region, or none is named
	 */
	public OptionalInt smallest(final String target) {
		final List<TargetName> names = TargetName.in(target, synonyms);
		final List<OptionalInt> each = names.stream().map(this::smallest).toList();
		return each.isEmpty() || each.stream().anyMatch(OptionalInt::isEmpty)
			? OptionalInt.empty()
			: each.stream().mapToInt(OptionalInt::getAsInt).min();
	}

	/** Whether any of the things that a target names is usually counted. */
	public boolean anyIsCounted(final String target) {
		return TargetName.in(target, synonyms).stream().anyMatch(name -> smallest(name).isPresent());
	}

	/** Of several lines the one with most words: an adrenal gland is no gland of a tissue. */
	private OptionalInt smallest(final TargetName name) {
		final Optional<Row> row = rows.stream().filter(each -> each.isOf(name))
			.max((one, other) -> Integer.compare(one.words().size(), other.words().size()));
		return row.map(Row::smallest).orElse(OptionalInt.empty());
	}
}
