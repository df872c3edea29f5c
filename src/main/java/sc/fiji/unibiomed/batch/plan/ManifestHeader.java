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
package sc.fiji.unibiomed.batch.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import sc.fiji.unibiomed.util.DelimitedText;
import sc.fiji.unibiomed.util.VisibleText;

/**
 * The header of a manifest: columns that a batch knows, and further ones, which are its writer's own and are carried
 * into the tables.
 */
final class ManifestHeader {

	/** Name of the column that has to be there. */
	static final String IMAGE = "image";

	private static final List<String> KNOWN = List.of(IMAGE, "series", "plane", "prompt", "task", "target", "regions",
		"modality", "intensity", "window", "channels", "objects", "smallest");

	private final String manifest;
	private final String delimiter;
	/** Names in order; those that are known in small letters; empty where a column has none. */
	private final List<String> names = new ArrayList<>();

	/**
	 * @param manifest for messages, such as "The manifest m.csv"
	 * @param delimiter likewise, such as "comma"
	 * @throws BatchException if the columns cannot be used
	 */
	ManifestHeader(final String manifest, final String delimiter, final DelimitedText.Row row) throws BatchException {
		this.manifest = manifest;
		this.delimiter = delimiter;
		for (final String cell : row.cells()) {
			final String small = cell.toLowerCase(Locale.ROOT);
			add(KNOWN.contains(small) ? small : cell);
		}
		if (!names.contains(IMAGE)) {
			final String first = names.stream().filter(name -> !name.isEmpty()).findFirst().orElse("");
			throw new BatchException(manifest + " has no column 'image'. It has a column '" + VisibleText.line(first) +
				"'; the first line has to name the columns: " + String.join(", ", KNOWN) + ".");
		}
		for (final String name : further()) {
			refuseMisspelled(name);
		}
	}

	private void add(final String name) throws BatchException {
		if (!name.isEmpty() && names.contains(name)) {
			throw new BatchException(manifest + " has two columns '" + VisibleText.line(name) +
				"'; keep one, or name the other differently.");
		}
		names.add(name);
	}

	private void refuseMisspelled(final String name) throws BatchException {
		for (final String known : KNOWN) {
			if (!names.contains(known) && isNearly(name.toLowerCase(Locale.ROOT), known)) {
				throw new BatchException(manifest + " has a column '" + VisibleText.line(name) + "'; columns are " +
					String.join(", ", KNOWN) + ". Is it '" + known + "'? Columns of your own need other names.");
			}
		}
	}

	/** Whether one letter was left out, added or exchanged, or two neighbours have changed places. */
	private static boolean isNearly(final String name, final String known) {
		int same = 0;
		while (same < Math.min(name.length(), known.length()) && name.charAt(same) == known.charAt(same)) {
			same++;
		}
		final String restOfName = name.substring(same);
		final String restOfKnown = known.substring(same);
		return behind(restOfName, 1).equals(restOfKnown) || restOfName.equals(behind(restOfKnown, 1)) ||
			behind(restOfName, 1).equals(behind(restOfKnown, 1)) ||
			restOfName.length() > 1 && restOfKnown.length() > 1 &&
				behind(restOfName, 2).equals(behind(restOfKnown, 2)) && restOfName.charAt(0) == restOfKnown.charAt(1) &&
				restOfName.charAt(1) == restOfKnown.charAt(0);
	}

	private static String behind(final String text, final int count) {
		return text.substring(Math.min(count, text.length()));
	}

	/** Names of the columns that a batch knows nothing of, in order. */
	List<String> further() {
		return names.stream().filter(name -> !name.isEmpty() && !KNOWN.contains(name)).toList();
	}

	/**
	 * The cells of a row by their column; where the row ends before, they are empty.
	 *
	 * @param place for messages, such as "Line 3 of the manifest m.csv"
	 * @throws BatchException if the row has text where there is no column
	 */
	Map<String, String> cells(final DelimitedText.Row row, final String place) throws BatchException {
		final List<String> cells = row.cells();
		for (int i = 0; i < cells.size(); i++) {
			if (cells.get(i).isEmpty()) {
				continue;
			}
			if (i >= names.size()) {
				throw new BatchException(place + " has " + cells.size() + " cells, but the header has " + names.size() +
					"; put a cell that holds a " + delimiter + " in quotation marks.");
			}
			if (names.get(i).isEmpty()) {
				throw new BatchException(place + " has '" + VisibleText.shortLine(cells.get(i), 40) +
					"' in a column without a name; name column " + (i + 1) + " in the header, or empty it.");
			}
		}
		final Map<String, String> byName = new LinkedHashMap<>();
		for (int i = 0; i < names.size(); i++) {
			if (!names.get(i).isEmpty()) {
				byName.put(names.get(i), i < cells.size() ? cells.get(i) : "");
			}
		}
		return byName;
	}
}
