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
import java.util.List;
import java.util.Map;

import org.scijava.plugin.Plugin;

import com.google.gson.stream.JsonWriter;

import sc.fiji.unibiomed.findings.FindingColor;
import sc.fiji.unibiomed.findings.FindingName;
import sc.fiji.unibiomed.findings.measure.Measure;
import sc.fiji.unibiomed.findings.measure.MeasureColumns;
import sc.fiji.unibiomed.findings.measure.MeasuredFinding;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.util.AtomicFile;

/**
 * Findings as GeoJSON (RFC 7946) in the dialect of QuPath 0.4 and later, whose "Import objects from file" makes them
 * annotations: a feature per finding and frame, or per object and frame where objects were told apart, with exact pixel
 * outlines (see {@link MaskContours}) in pixels of the image.
 * <ul>
 * <li>{@code geometry.plane} is QuPath's {@code {c, z, t}}: z and t count from 0, c is -1 for all channels. As in
 * QuPath's own files it is left out where it is {@code {-1, 0, 0}}.</li>
 * <li>{@code properties.classification} is the phrase, {@code properties.color} the finding's own colour.</li>
 * <li>{@code properties.measurements} holds numbers only, under the keys of {@link MeasureColumns}. Unknown ones are
 * left out, as JSON has no NaN.</li>
 * <li>{@code properties.metadata} holds texts: review, unit and provenance, so that they stay with the annotation in
 * QuPath.</li>
 * <li>{@code provenance} beside {@code features} is a foreign member, which readers ignore.</li>
 * </ul>
 * A finding without pixels in a frame is left out there: QuPath cannot read a feature without geometry.
 */
@Plugin(type = FindingsExporter.class, priority = 500)
public final class GeoJsonExport implements FindingsExporter {

	private static final List<Measure> MEASUREMENTS = List.of(MeasureColumns.FINDING, MeasureColumns.AREA,
		MeasureColumns.AREA_PIXELS, MeasureColumns.PERCENT, MeasureColumns.CENTROID_X, MeasureColumns.CENTROID_Y,
		MeasureColumns.BOX_X, MeasureColumns.BOX_Y, MeasureColumns.BOX_WIDTH, MeasureColumns.BOX_HEIGHT,
		MeasureColumns.MEAN, MeasureColumns.MIN, MeasureColumns.MAX, MeasureColumns.CONFIDENCE, MeasureColumns.VOLUME,
		MeasureColumns.MEAN_PROBABILITY, MeasureColumns.PREDICTED_IOU, MeasureColumns.OBJECT_SCORE,
		MeasureColumns.OBJECT);
	private static final List<Measure> METADATA = List.of(MeasureColumns.UNIT, MeasureColumns.STATUS,
		MeasureColumns.NOTE, MeasureColumns.CHECK, MeasureColumns.CHECK_REASON);
	/** QuPath's number for all channels. */
	private static final int ALL_CHANNELS = -1;

	@Override
	public String key() {
		return "geojson";
	}

	@Override
	public String label() {
		return "GeoJSON for QuPath";
	}

	@Override
	public String description() {
		return "outlines with names and measurements, which QuPath imports";
	}

	@Override
	public String ending() {
		return "-findings.geojson";
	}

	/**
	 * Writes the file; with no findings, an empty collection. Of a level of a pyramid, outlines are at the full
	 * resolution, at which other software shows the image.
	 *
	 * @throws IOException if the file cannot be written; then an older one stays as it is
	 */
	@Override
	public void write(final Results results, final Path file) throws IOException {
		final double scaleX = results.image().fullX();
		final double scaleY = results.image().fullY();
		AtomicFile.writeText(file, writer -> {
			final JsonWriter json = new JsonWriter(writer);
			json.beginObject().name("type").value("FeatureCollection").name("features").beginArray();
			for (final MeasuredFinding row : results.visible()) {
				json.beginObject().name("type").value("Feature");
				geometry(json.name("geometry"), row, scaleX, scaleY);
				properties(json.name("properties"), row, results);
				json.endObject();
			}
			json.endArray();
			Json.texts(json.name("provenance"), results.provenance().toMap());
			json.endObject().flush();
		});
	}

	private static void geometry(final JsonWriter json, final MeasuredFinding row, final double scaleX,
		final double scaleY) throws IOException
	{
		final List<MaskContours.Polygon> polygons = MaskContours.of(row.mask().mask());
		final boolean single = polygons.size() == 1;
		json.beginObject().name("type").value(single ? "Polygon" : "MultiPolygon").name("coordinates");
		if (single) {
			polygon(json, polygons.get(0), scaleX, scaleY);
		}
		else {
			json.beginArray();
			for (final MaskContours.Polygon polygon : polygons) {
				polygon(json, polygon, scaleX, scaleY);
			}
			json.endArray();
		}
		final int c = row.channel() == 0 ? ALL_CHANNELS : row.channel() - 1;
		final int z = Math.max(0, row.slice() - 1);
		final int t = Math.max(0, row.time() - 1);
		if (c != ALL_CHANNELS || z != 0 || t != 0) {
			json.name("plane").beginObject().name("c").value(c).name("z").value(z).name("t").value(t).endObject();
		}
		json.endObject();
	}

	private static void polygon(final JsonWriter json, final MaskContours.Polygon polygon, final double scaleX,
		final double scaleY) throws IOException
	{
		json.beginArray();
		ring(json, polygon.exterior(), scaleX, scaleY);
		for (final int[][] hole : polygon.holes()) {
			ring(json, hole, scaleX, scaleY);
		}
		json.endArray();
	}

	/** In GeoJSON the first position is repeated at the end. */
	private static void ring(final JsonWriter json, final int[][] corners, final double scaleX, final double scaleY)
		throws IOException
	{
		json.beginArray();
		for (int i = 0; i <= corners.length; i++) {
			final int[] corner = corners[i % corners.length];
			json.beginArray();
			position(json, corner[0] * scaleX);
			position(json, corner[1] * scaleY);
			json.endArray();
		}
		json.endArray();
	}

	private static void position(final JsonWriter json, final double at) throws IOException {
		if (at == Math.rint(at)) {
			json.value((long) at);
		}
		else {
			json.value(Math.round(at * 100) / 100.0);
		}
	}

	private static void properties(final JsonWriter json, final MeasuredFinding row, final Results results)
		throws IOException
	{
		json.beginObject();
		json.name("objectType").value("annotation");
		json.name("name").value(row.regionName());
		color(json.name("color"), row);
		json.name("classification").beginObject().name("name").value(FindingName.kind(row.finding().phrase()));
		color(json.name("color"), row);
		json.endObject();
		json.name("measurements").beginObject();
		for (final Measure measure : MEASUREMENTS) {
			Json.number(json, measure.key(), measure.number(row, results));
		}
		json.endObject();
		json.name("metadata").beginObject();
		for (final Measure measure : METADATA) {
			json.name(measure.key()).value(measure.cell(row, results));
		}
		for (final Map.Entry<String, String> fact : results.provenance().toMap().entrySet()) {
			json.name(fact.getKey()).value(fact.getValue());
		}
		json.endObject();
		json.endObject();
	}

	private static void color(final JsonWriter json, final MeasuredFinding row) throws IOException {
		final FindingColor color = FindingColor.of(row.finding().index());
		json.beginArray().value(color.red()).value(color.green()).value(color.blue()).endArray();
	}
}
