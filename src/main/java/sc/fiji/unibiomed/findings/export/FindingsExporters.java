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
package sc.fiji.unibiomed.findings.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.scijava.InstantiableException;
import org.scijava.plugin.PluginIndex;
import org.scijava.plugin.PluginInfo;

/**
 * The kinds of files that findings can be saved as.
 *
 * <pre>{@code
 * for (FindingsExporter exporter : FindingsExporters.named("csv,geojson")) {
 *     exporter.write(results, output.resolve(exporter.fileName(results)));
 * }
 * }</pre>
 */
public final class FindingsExporters {

	private final List<FindingsExporter> exporters;

	/** @param exporters in the order of menus, with different keys */
	FindingsExporters(final List<FindingsExporter> exporters) {
		this.exporters = List.copyOf(exporters);
	}

	/**
	 * Those on the class path.
	 *
	 * @throws IllegalStateException if one of them cannot be made
	 */
	public static FindingsExporters installed() {
		final PluginIndex index = new PluginIndex();
		index.discover();
		final List<FindingsExporter> exporters = new ArrayList<>();
		for (final PluginInfo<?> info : index.getPlugins(FindingsExporter.class)) {
			final FindingsExporter exporter = instance(info);
			// Of two with one key, the one with the higher priority counts.
			if (exporters.stream().noneMatch(other -> other.key().equals(exporter.key()))) {
				exporters.add(exporter);
			}
		}
		return new FindingsExporters(exporters);
	}

	/**
	 * Those of the installed ones that a list such as {@code csv,labels} names, see {@link #parse}. Nobody is asked
	 * what is installed where nothing is named: that takes a tenth of a second.
	 *
	 * @throws IllegalArgumentException if one is not installed; the message names those that are
	 */
	public static List<FindingsExporter> named(final String keys) {
		return keys.isBlank() ? List.of() : installed().parse(keys);
	}

	private static FindingsExporter instance(final PluginInfo<?> info) {
		try {
			return (FindingsExporter) info.createInstance();
		}
		catch (final InstantiableException e) {
			throw new IllegalStateException("The export format " + info.getClassName() +
				" is installed, but cannot be made; install it again, or remove it.", e);
		}
	}

	/** In the order of menus. */
	public List<FindingsExporter> all() {
		return exporters;
	}

	/** The keys in the order of menus, such as {@code csv, geojson, coco}. */
	public String keys() {
		return exporters.stream().map(FindingsExporter::key).collect(Collectors.joining(", "));
	}

	/**
	 * The one with a key, in capitals or not.
	 *
	 * @throws IllegalArgumentException if it is not installed; the message names those that are
	 */
	public FindingsExporter find(final String key) {
		final String wanted = key.strip().toLowerCase(Locale.ROOT);
		return exporters.stream().filter(exporter -> exporter.key().equals(wanted)).findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
				"'" + key.strip() + "' is not an export format; write one of " + keys() + "."));
	}

	/**
	 * Those in a list such as {@code csv,labels}, each once, in the order of the list.
	 *
	 * @return none if the list is blank
	 * @throws IllegalArgumentException if one is not installed; the message names those that are
	 */
	public List<FindingsExporter> parse(final String keys) {
		final List<FindingsExporter> found = new ArrayList<>();
		for (final String key : keys.split(",")) {
			if (!key.isBlank() && !found.contains(find(key))) {
				found.add(find(key));
			}
		}
		return found;
	}
}
