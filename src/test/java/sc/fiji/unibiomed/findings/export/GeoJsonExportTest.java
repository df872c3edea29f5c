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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sc.fiji.unibiomed.findings.measure.ExampleResults.finding;
import static sc.fiji.unibiomed.findings.measure.ExampleResults.mask;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import sc.fiji.unibiomed.findings.measure.AskedImage;
import sc.fiji.unibiomed.findings.measure.ExampleResults;
import sc.fiji.unibiomed.findings.measure.MeasuredFinding;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.findings.measure.Review;

/** Structure as RFC 7946 defines it and as QuPath's reader takes it. */
class GeoJsonExportTest {

	@TempDir
	private Path folder;

	@Test
	void aFindingIsAnAnnotation() throws IOException {
		final JsonObject collection = written(ExampleResults.of(finding(2, "nucleus", mask( //
			"....", //
			".##."))));
		assertEquals("FeatureCollection", collection.get("type").getAsString());
		assertEquals(1, collection.getAsJsonArray("features").size());
		final JsonObject feature = feature(collection, 0);
		assertEquals("Feature", feature.get("type").getAsString());
		assertEquals(JsonParser.parseString("{'type': 'Polygon', 'coordinates': [[[1,1],[3,1],[3,2],[1,2],[1,1]]]}"),
			feature.get("geometry"));
		final JsonObject properties = feature.getAsJsonObject("properties");
		assertEquals("annotation", properties.get("objectType").getAsString());
		assertEquals("2 nucleus", properties.get("name").getAsString());
		// Second colour of the palette.
		assertEquals(JsonParser.parseString("{'name': 'nucleus', 'color': [86, 180, 233]}"),
			properties.get("classification"));
		assertEquals(JsonParser.parseString("[86, 180, 233]"), properties.get("color"));
	}

	/** Of a whole slide a smaller level may have been looked at, while QuPath shows the slide. */
	@Test
	void outlinesCanBeWrittenForAnotherResolution() throws IOException {
		final Path file = folder.resolve("scaled.geojson");
		final Results level = ExampleResults.of(finding(2, "nucleus", mask( //
			"....", //
			".##.")));
		final AskedImage image = new AskedImage(level.facts(), level.image().frames(), 4, 2.5, List.of());
		new GeoJsonExport().write(new Results(level.provenance(), image, "", level.findings()), file);
		assertEquals(JsonParser.parseString("[[[4,2.5],[12,2.5],[12,5],[4,5],[4,2.5]]]"),
			feature(JsonParser.parseString(Files.readString(file)).getAsJsonObject(), 0).getAsJsonObject("geometry")
				.get("coordinates"));
	}

	@Test
	void measurementsAreNumbersAndUnknownOnesAreLeftOut() throws IOException {
		final JsonObject properties = feature(written(ExampleResults.of(finding(1, "a", mask("##..")))), 0)
			.getAsJsonObject("properties");
		final JsonObject measurements = properties.getAsJsonObject("measurements");
		measurements.asMap().values().forEach(value -> assertTrue(value.getAsJsonPrimitive().isNumber()));
		assertEquals(2, measurements.get("area").getAsDouble());
		assertEquals(50, measurements.get("percent_of_image").getAsDouble());
		assertEquals(0.875, measurements.get("confidence").getAsDouble());
		assertEquals(0.875, measurements.get("mean_probability").getAsDouble());
		assertFalse(measurements.has("mean_intensity"));
	}

	@Test
	void partsAndHoles() throws IOException {
		final JsonObject geometry = feature(written(ExampleResults.of(finding(1, "a", mask( //
			"###..", //
			"#.#.#", //
			"###..")))), 0).getAsJsonObject("geometry");
		assertEquals("MultiPolygon", geometry.get("type").getAsString());
		final JsonArray polygons = geometry.getAsJsonArray("coordinates");
		assertEquals(2, polygons.size());
		final JsonArray withHole = polygons.get(0).getAsJsonArray();
		assertEquals(2, withHole.size());
		for (final JsonElement ring : withHole) {
			final JsonArray positions = ring.getAsJsonArray();
			assertTrue(positions.size() >= 4);
			assertEquals(positions.get(0), positions.get(positions.size() - 1), "rings are closed");
		}
	}

	@Test
	void framesAreQuPathsPlanes() throws IOException {
		final MeasuredFinding row = MeasuredFinding.of(finding(1, "a", mask("#")), 0);
		final JsonObject collection = written(
			ExampleResults.of(List.of(row, row.at(0, 1, 0), row.at(0, 3, 2), row.at(2, 1, 1))));
		// Not written where it is QuPath's own default.
		assertFalse(feature(collection, 0).getAsJsonObject("geometry").has("plane"));
		assertFalse(feature(collection, 1).getAsJsonObject("geometry").has("plane"));
		assertEquals(JsonParser.parseString("{'c': -1, 'z': 2, 't': 1}"),
			feature(collection, 2).getAsJsonObject("geometry").get("plane"));
		assertEquals(JsonParser.parseString("{'c': 1, 'z': 0, 't': 0}"),
			feature(collection, 3).getAsJsonObject("geometry").get("plane"));
	}

	@Test
	void findingsWithoutPixelsAreLeftOut() throws IOException {
		assertEquals(1, written(ExampleResults.of(finding(1, "a", mask("..")), finding(2, "b", mask("#."))))
			.getAsJsonArray("features").size());
		assertEquals(0, written(ExampleResults.nothing(3, 2)).getAsJsonArray("features").size());
	}

	@Test
	void provenanceAndReviewTravelWithTheAnnotation() throws IOException {
		final JsonObject collection = written(ExampleResults.of(
			List.of(MeasuredFinding.of(finding(1, "a", mask("#")), 0).with(new Review(Review.Status.REJECTED, "no")))));
		final JsonObject metadata = feature(collection, 0).getAsJsonObject("properties").getAsJsonObject("metadata");
		assertEquals("rejected", metadata.get("status").getAsString());
		assertEquals("no", metadata.get("note").getAsString());
		for (final Map.Entry<String, String> fact : ExampleResults.PROVENANCE.toMap().entrySet()) {
			assertEquals(fact.getValue(), metadata.get(fact.getKey()).getAsString());
			assertEquals(fact.getValue(), collection.getAsJsonObject("provenance").get(fact.getKey()).getAsString());
		}
	}

	private static JsonObject feature(final JsonObject collection, final int index) {
		return collection.getAsJsonArray("features").get(index).getAsJsonObject();
	}

	private JsonObject written(final Results results) throws IOException {
		final Path file = folder.resolve("findings.geojson");
		new GeoJsonExport().write(results, file);
		return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
	}
}
