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

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.scijava.plugin.Plugin;

import com.google.gson.stream.JsonWriter;

import sc.fiji.unibiomed.findings.FindingName;
import sc.fiji.unibiomed.findings.measure.Measure;
import sc.fiji.unibiomed.findings.measure.MeasureColumns;
import sc.fiji.unibiomed.findings.measure.MeasuredFinding;
import sc.fiji.unibiomed.findings.measure.Provenance;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.findings.measure.ValueKind;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.util.AtomicFile;

/**
 * Findings as COCO object detection annotations (<a href="https://cocodataset.org/#format-data">format</a>).
 * <ul>
 * <li>{@code images}: one per frame, id from 1. Frames of a stack are told apart by {@code #} and their number after
 * the file name.</li>
 * <li>{@code annotations}: one per finding and frame, or per object and frame where objects were told apart, with
 * {@code bbox [x, y, width, height]} and {@code area} in pixels. Masks are uncompressed run lengths,
 * {@code {counts, size [height, width]}} (see {@link RunLengths}), which is exact for holes and parts; polygons have no
 * holes. {@code iscrowd} is 0, as trainers leave out crowds. The format's page pairs 0 with polygons, but whoever reads
 * masks looks at the segmentation itself: a list is polygons, a list of counts run lengths (<a href=
 * "https://github.com/cocodataset/cocoapi/blob/master/PythonAPI/pycocotools/coco.py">{@code COCO.annToRLE}</a>).
 * {@code score} is the confidence, as in COCO results; {@code attributes} holds the numbers of finding and object,
 * region, position, confidences and review.</li>
 * <li>{@code categories}: one per phrase, id from 1 in order of appearance.</li>
 * <li>{@code info.provenance}: where the result comes from.</li>
 * </ul>
 * Findings without pixels in a frame, and rejected ones, are left out: programs that learn from such files look at
 * neither attribute.
 */
@Plugin(type = FindingsExporter.class, priority = 400)
public final class CocoExport implements FindingsExporter {

	private static final String PAGE = "https://imagej.net/plugins/unibiomed";
	private static final List<Measure> ATTRIBUTES = List.of(MeasureColumns.FINDING, MeasureColumns.REGION,
		MeasureColumns.CHANNEL, MeasureColumns.SLICE, MeasureColumns.TIME, MeasureColumns.CONFIDENCE,
		MeasureColumns.CHECK, MeasureColumns.CHECK_REASON, MeasureColumns.MEAN, MeasureColumns.MIN, MeasureColumns.MAX,
		MeasureColumns.STATUS, MeasureColumns.NOTE, MeasureColumns.PREDICTED_IOU, MeasureColumns.OBJECT_SCORE,
		MeasureColumns.OBJECT);

	@Override
	public String key() {
		return "coco";
	}

	@Override
	public String label() {
		return "COCO annotations";
	}

	@Override
	public String description() {
		return "masks for training other models";
	}

	@Override
	public String ending() {
		return "-coco.json";
	}

	/**
	 * Writes the file; with no findings, one without annotations and categories.
	 *
	 * @throws IOException if the file cannot be written; then an older one stays as it is
	 */
	@Override
	public void write(final Results results, final Path file) throws IOException {
		final List<String> categories = new ArrayList<>(
			results.kept().stream().map(row -> FindingName.kind(row.finding().phrase())).distinct().toList());
		AtomicFile.writeText(file, writer -> {
			final JsonWriter json = new JsonWriter(writer);
			json.beginObject();
			info(json.name("info"), results.provenance());
			json.name("licenses").beginArray().endArray();
			images(json.name("images"), results);
			annotations(json.name("annotations"), results, categories);
			categories(json.name("categories"), categories);
			json.endObject().flush();
		});
	}

	/** The {@code info} of a file with the answers to many questions: what is the same whenever it is written. */
	public static void describe(final JsonWriter json) throws IOException {
		json.beginObject().name("version").value("1.0").name("description").value("Answers of UniBiomed for Fiji");
		json.name("url").value(PAGE).endObject();
	}

	private static void info(final JsonWriter json, final Provenance provenance) throws IOException {
		json.beginObject();
		json.name("year").value(provenance.date().atZone(ZoneOffset.UTC).getYear());
		json.name("version").value("1.0");
		json.name("description").value(provenance.prompt());
		json.name("contributor").value(provenance.softwareVersion());
		json.name("url").value(PAGE);
		json.name("date_created").value(provenance.date().toString());
		Json.texts(json.name("provenance"), provenance.toMap());
		json.endObject();
	}

	private static void images(final JsonWriter json, final Results results) throws IOException {
		final String name = results.provenance().imageName();
		json.beginArray();
		for (int id = 1; id <= results.frameCount(); id++) {
			json.beginObject().name("id").value(id).name("width").value(results.width()).name("height")
				.value(results.height());
			json.name("file_name").value(results.frameCount() == 1 ? name : name + "#" + id);
			json.name("date_captured").value("").endObject();
		}
		json.endArray();
	}

	private static void annotations(final JsonWriter json, final Results results, final List<String> categories)
		throws IOException
	{
		json.beginArray();
		int id = 0;
		for (final MeasuredFinding row : results.kept()) {
			final Bounds bounds = row.mask().shape().bounds();
			json.beginObject();
			json.name("id").value(++id);
			json.name("image_id").value(row.frame() + 1);
			json.name("category_id").value(categories.indexOf(FindingName.kind(row.finding().phrase())) + 1);
			json.name("bbox").beginArray().value(bounds.x()).value(bounds.y()).value(bounds.width())
				.value(bounds.height()).endArray();
			json.name("area").value(row.mask().shape().pixels());
			segmentation(json.name("segmentation"), row, results);
			json.name("iscrowd").value(0);
			Json.number(json, "score", MeasureColumns.CONFIDENCE.number(row, results));
			attributes(json.name("attributes"), row, results);
			json.endObject();
		}
		json.endArray();
	}

	private static void segmentation(final JsonWriter json, final MeasuredFinding row, final Results results)
		throws IOException
	{
		json.beginObject().name("counts").beginArray();
		for (final int count : RunLengths.of(row.mask().mask())) {
			json.value(count);
		}
		json.endArray();
		json.name("size").beginArray().value(results.height()).value(results.width()).endArray().endObject();
	}

	private static void attributes(final JsonWriter json, final MeasuredFinding row, final Results results)
		throws IOException
	{
		json.beginObject();
		for (final Measure measure : ATTRIBUTES) {
			if (measure.kind() == ValueKind.TEXT) {
				json.name(measure.key()).value(measure.cell(row, results));
			}
			else {
				Json.number(json, measure.key(), measure.number(row, results));
			}
		}
		json.endObject();
	}

	private static void categories(final JsonWriter json, final List<String> categories) throws IOException {
		json.beginArray();
		for (int i = 0; i < categories.size(); i++) {
			json.beginObject().name("id").value(i + 1).name("name").value(categories.get(i));
			json.name("supercategory").value("finding").endObject();
		}
		json.endArray();
	}
}
