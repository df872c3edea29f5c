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
package sc.fiji.unibiomed.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import sc.fiji.unibiomed.findings.export.FindingsExporter;
import sc.fiji.unibiomed.findings.export.FindingsExporters;
import sc.fiji.unibiomed.findings.measure.Measure;
import sc.fiji.unibiomed.findings.measure.MeasureColumns;

/** Writes {@code docs/tables.md} from the list of measures. */
public final class TableReference {

	/** The document. */
	static final Path FILE = Path.of("docs", "tables.md");
	/** Writes it anew. */
	static final String REGENERATE = "mvn -q -pl src test-compile exec:java -Dexec.classpathScope=test " +
		"-Dexec.mainClass=" + TableReference.class.getName();

	private static final String BEGIN = """
		# Tables

		After this page you know what each column means, and in which unit it is.

		| the table | is described in |
		|---|---|
		| `findings.csv`, from *Export Findings...* or a [batch](many-images.md) | [findings.csv](#findingscsv) |
		| *UniBiomed Findings* in ImageJ, for macros | [In ImageJ's table](#in-imagejs-table) |
		| `answer.json`, from the command line or a batch | [In answer.json](#in-answerjson) |
		| GeoJSON, COCO, label images and others | [Formats](#formats) |

		**Open it in Excel** with *Data ▸ From Text/CSV*, and choose *65001: Unicode (UTF-8)*. Otherwise `µ` and
		other letters are wrong. LibreOffice asks for the same. R and Python read the file as it is.

		<!-- This page is generated from the list of measures. Do not edit it. To write it again:
		%s -->

		## findings.csv

		A row is a finding in a slice: a region in the image. If objects are counted, each object has a row. The
		file is UTF-8 with commas, decimal points and a header. Unknown values are empty.

		- *unit* is the length in the column `unit`. It is pixels if the image has no unit.
		- Coordinates in units begin at the image's origin, as in ImageJ: `(x - origin) × pixel width`. Box
		  coordinates are in pixels from the upper left corner, from 0.
		- Slices, time points and channels begin at 1.
		- Read columns by their names. New columns come last.
		- The table of a whole batch has everything that was asked into its folder: `prompt`, `model`, `precision`
		  and `settings` tell it apart. An image that failed has a row with these, `image`, `plane` and `failure`.
		  `date` and `device` are empty there, so that the same images and questions give the same bytes.
		- A text that begins with `=`, `+`, `-`, `@`, a tab or a line end has an apostrophe before it, because
		  spreadsheets would run it as a formula. To remove it in R:
		  `sub("^'(?='*[=+@\\t\\r\\n-])", "", x, perl = TRUE)`.
		- The Parquet dataset of [Spark](dev/spark.md) has the same columns, with null for unknown values and
		  without apostrophes.

		| column | heading | type | in | meaning |
		|---|---|---|---|---|
		""";

	private static final String IN_WINDOWS = """

		## In ImageJ's table

		Lengths are in the image's unit. Columns without any number are left out, for example `Confidence` of
		regions that you drew.

		| in the table | column of findings.csv, or meaning |
		|---|---|
		""";

	private static final String IN_ANSWER = """

		## In answer.json

		Numbers are those of the whole finding. For a stack, a list `frames` has the numbers and places of each
		frame.

		| in answer.json | column of findings.csv, or meaning |
		|---|---|
		""";

	private static final String FORMATS = """

		## Formats

		GeoJSON has the numbers of a finding as `measurements` and its texts as `metadata`. COCO has them as
		`attributes`. Names are those of the columns.

		In COCO, `iscrowd` is 0 and masks are run lengths. pycocotools and MMDetection read them as they are,
		detectron2 with `INPUT.MASK_FORMAT: "bitmask"`. `file_name` is the image's name, in a batch its path below
		the input folder. For a slice or time point of a stack, `#` and its number follow. Rejected findings are
		left out.

		| name | format | for | file name ends with |
		|---|---|---|---|
		""";

	private TableReference() {}

	/** Writes the document. */
	public static void main(final String... args) throws IOException {
		Files.writeString(FILE, text());
		System.out.println(FILE + " is written.");
	}

	/** What the document should say. */
	static String text() {
		final StringBuilder text = new StringBuilder(String.format(BEGIN, REGENERATE.replace(" -D", "\n    -D")));
		for (final Measure measure : MeasureColumns.files()) {
			row(text, code(measure.key()), measure.heading(), measure.kind().label(), measure.unit().label(),
				measure.meaning());
		}
		text.append(IN_WINDOWS);
		for (final Map.Entry<String, Measure> column : MeasureColumns.imageJ().entrySet()) {
			final Measure measure = column.getValue();
			row(text, code(column.getKey()),
				MeasureColumns.files().contains(measure)
					? code(measure.key())
					: measure.meaning() + ", in " + measure.unit().label());
		}
		text.append(IN_ANSWER);
		for (final String name : MeasureColumns.files().stream().map(MeasureColumns::nameInAnswer)
			.filter(each -> !each.isEmpty()).distinct().toList())
		{
			final List<Measure> measures = MeasureColumns.files().stream()
				.filter(each -> MeasureColumns.nameInAnswer(each).equals(name)).toList();
			final String keys = measures.stream().map(each -> code(each.key())).collect(Collectors.joining(", "));
			row(text, code(name),
				measures.size() > 1 ? "a list of " + keys + ", in pixels from the upper left corner" : keys);
		}
		text.append(FORMATS);
		for (final FindingsExporter exporter : FindingsExporters.installed().all()) {
			row(text, code(exporter.key()), exporter.label(), exporter.description(), code(exporter.ending()));
		}
		return text.toString();
	}

	private static String code(final String name) {
		return "`" + name + "`";
	}

	private static void row(final StringBuilder text, final String... cells) {
		text.append("| ").append(String.join(" | ", cells)).append(" |\n");
	}
}
