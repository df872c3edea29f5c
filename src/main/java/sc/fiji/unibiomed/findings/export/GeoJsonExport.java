package sc.fiji.unibiomed.findings.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

import com.google.gson.stream.JsonWriter;

import sc.fiji.unibiomed.findings.FindingColor;

/**
 * Findings as GeoJSON (RFC 7946) in the dialect of QuPath 0.4 and later, whose "Import objects from file" makes them
 * annotations: a feature per finding and frame, with exact pixel outlines (see {@link MaskContours}) in pixels of the image.
 * <ul>
 * <li>{@code geometry.plane} is QuPath's {@code {c, z, t}}: z and t count from 0, c is -1 for all channels. As in QuPath's own
 * files it is left out where it is {@code {-1, 0, 0}}.</li>
 * <li>{@code properties.classification} is the phrase, {@code properties.color} the finding's own colour.</li>
 * <li>{@code properties.measurements} holds numbers only, under the names of {@link CsvExport}'s columns. Unknown ones are left
 * out, as JSON has no NaN.</li>
 * <li>{@code properties.metadata} holds texts: review, unit and provenance, so that they stay with the annotation in
 * QuPath.</li>
 * <li>{@code provenance} beside {@code features} is a foreign member, which readers ignore.</li>
 * </ul>
 * A finding without pixels in a frame is left out there: QuPath cannot read a feature without geometry.
 */
public final class GeoJsonExport {

	private static final EnumSet<Column> MEASUREMENTS = EnumSet.of(Column.FINDING, Column.AREA, Column.AREA_PIXELS,
		Column.PERCENT, Column.CENTROID_X, Column.CENTROID_Y, Column.BBOX_X, Column.BBOX_Y, Column.BBOX_WIDTH,
		Column.BBOX_HEIGHT, Column.MEAN, Column.MIN, Column.MAX, Column.PREDICTED_IOU, Column.OBJECT_SCORE,
		Column.MEAN_PROBABILITY);
	/** QuPath's number for all channels. */
	private static final int ALL_CHANNELS = -1;

	private GeoJsonExport() {
	}

	/**
	 * Writes the file; with no findings, an empty collection.
	 *
	 * @throws IOException if the file cannot be written; then an older one stays as it is
	 */
	public static void write(final Results results, final Path file) throws IOException {
		write(results, 1, 1, file);
	}

	/**
	 * Writes the file with outlines at another resolution, for software that shows the image at it.
	 *
	 * @param scaleX how many of its pixels one of the results' is wide
	 * @param scaleY likewise its height
	 * @throws IOException if the file cannot be written; then an older one stays as it is
	 */
	public static void write(final Results results, final double scaleX, final double scaleY, final Path file)
		throws IOException
	{
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

	private static void geometry(final JsonWriter json, final MeasuredFinding row, final double scaleX, final double scaleY)
		throws IOException
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
		json.name("classification").beginObject().name("name").value(row.finding().phrase());
		color(json.name("color"), row);
		json.endObject();
		json.name("measurements").beginObject();
		for (final Column column : MEASUREMENTS) {
			Json.number(json, column.header(), ((Number) column.value(row, results)).doubleValue());
		}
		json.endObject();
		json.name("metadata").beginObject();
		for (final Column column : List.of(Column.UNIT, Column.STATUS, Column.NOTE)) {
			json.name(column.header()).value(column.value(row, results).toString());
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
