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
	static final String REGENERATE = "mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=" +
		TableReference.class.getName();

	private static final String BEGIN = """
		# Tables

		<!-- Generated from the list of measures. Do not edit; write it anew with
		%s -->

		What is told of every finding, with units. This page is generated from the list that all tables read, and a \
		test compares the two.

		## findings.csv

		*UniBiomed Export Findings...* and [batches](batch.md) write the same columns in the same order, in the folder \
		of each answer and in the
		table of all of them; so does the Parquet dataset of [Spark](dev/spark.md). A row is a finding in a slice: a \
		region in the image. The file is
		UTF-8 with commas, decimal points and a header; texts are quoted where they must be. What is unknown is an \
		empty cell (in
		Parquet, null).

		- *unit* is the row's `unit`: a length, in pixels where the image has none.
		- Coordinates in units are counted as ImageJ does: from the image's origin, `(x - origin) × pixel width`. \
		Those of the box are in
		  pixels from the upper left corner, from 0, whatever the unit.
		- Slices, time points and channels count from 1; a single image is slice 1 of time point 1.
		- The table of a whole batch has everything that was asked into its folder: `prompt`, `model`, `precision` \
		and `settings` tell it apart. An image that
		  failed has a row with these, `image`, `plane` and `failure`. `date` and `device` are
		  empty, because the same images, questions, model and precision always give the same bytes; those of each \
		answer are in its folder.
		- New columns come last. Read columns by their names.
		- A text that begins with `=`, `+`, `-`, `@`, a tab or a line end has an apostrophe before it in CSV files, \
		because spreadsheets would run it as
		  a formula. Numbers, Parquet and the other formats have no such apostrophe. In R: \
		`sub("^'(?='*[=+@\\t\\r\\n-])", "", x, perl = TRUE)`.

		**In Excel**, open the file by *Data ▸ From Text/CSV* and choose *65001: Unicode (UTF-8)*, or `µ` and other \
		letters come out wrong; LibreOffice asks
		for the same when it opens the file. There is no byte order mark, which would spare Excel the question, but \
		R's `read.csv` and Python's `csv` take it
		for a part of the first column's name.

		| column | heading | is a | in | meaning |
		|---|---|---|---|---|
		""";

	private static final String IN_WINDOWS = """

		## In ImageJ's table

		The table *UniBiomed Findings* has ImageJ's own names where ImageJ has some. Lengths are in the image's unit. \
		Columns in
		which no row has a number (`Confidence`, `PredictedIoU`, `ObjectScore` of regions that you drew, `Volume` of \
		single slices) are not there.

		| in the table | in files | is a | in | meaning |
		|---|---|---|---|---|
		""";

	private static final String IN_ANSWER = """

		## In answer.json

		Numbers are of the finding as a whole, over all frames; stacks have a list `frames` with those of each frame, \
		and places there only.

		| in answer.json | in files | meaning |
		|---|---|---|
		""";

	private static final String FORMATS = """

		## Formats

		GeoJSON has the numbers of a finding as `measurements` and its texts as `metadata`, COCO has them as \
		`attributes`, under the names
		of the columns.

		A COCO file is for trainers: `iscrowd` is 0, and masks are run lengths, which are exact where a mask has \
		holes. pycocotools and MMDetection read
		them as they are, detectron2 with `INPUT.MASK_FORMAT: "bitmask"`. `file_name` is the image's own name, in a \
		batch its path below the input folder;
		slices and time points of a stack, which are no files of their own, have `#` and their number after it. \
		Rejected findings are left out.

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
			row(text, code(column.getKey()), MeasureColumns.files().contains(measure) ? code(measure.key()) : "",
				measure.kind().label(), measure.unit().label(), measure.meaning());
		}
		text.append(IN_ANSWER);
		for (final String name : MeasureColumns.files().stream().map(MeasureColumns::nameInAnswer)
			.filter(each -> !each.isEmpty()).distinct().toList())
		{
			final List<Measure> measures = MeasureColumns.files().stream()
				.filter(each -> MeasureColumns.nameInAnswer(each).equals(name)).toList();
			row(text, code(name), measures.stream().map(each -> code(each.key())).collect(Collectors.joining(", ")),
				measures.size() > 1
					? "a list of " + measures.size() + ", in pixels from the upper left corner"
					: measures.get(0).meaning());
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
