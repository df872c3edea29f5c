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
package sc.fiji.unibiomed.doors;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import sc.fiji.unibiomed.doors.Seen.SeenFinding;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.page.ImageFiles;

/** Reads the folder of an answer: {@code answer.json} and the masks. */
public final class AnswerFolder {

	private static final String SHOWN_AS = "image_input";

	private AnswerFolder() {}

	/** Reads it. */
	public static Seen read(final Path folder) throws IOException {
		final String text = Files.readString(folder.resolve("answer.json"));
		final JsonObject json = JsonParser.parseString(text).getAsJsonObject();
		final List<SeenFinding> findings = new ArrayList<>();
		for (final JsonElement element : json.getAsJsonArray("findings")) {
			final JsonObject finding = element.getAsJsonObject();
			if (finding.get("mask").isJsonNull()) {
				// Absent: the text tells of it.
				continue;
			}
			findings.add(new SeenFinding(finding.get("phrase").getAsString(),
				masks(folder.resolve(finding.get("mask").getAsString())), number(finding, "confidence"),
				number(finding, "predicted_iou"), number(finding, "object_score")));
		}
		final List<String> notes = json.getAsJsonArray("notes").asList().stream().map(JsonElement::getAsString)
			.toList();
		return Seen.answered(json.get(json.has("shown_text") ? "shown_text" : "plain_text").getAsString(), findings,
			notes, shownAs(json)).withRows(rows(folder));
	}

	/** Of what is outlined; none where no table was wanted. */
	private static List<String> rows(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			final Optional<Path> table = files.filter(file -> file.toString().endsWith("findings.csv")).findFirst();
			if (table.isEmpty()) {
				return List.of();
			}
			final CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
			try (Reader reader = Files.newBufferedReader(table.get())) {
				return format.parse(reader).getRecords().stream()
					.filter(row -> !row.get("area_pixels").isEmpty() && !row.get("area_pixels").equals("0"))
					.map(row -> Seen.row(row.get("phrase"),
						row.get("object").isEmpty() ? 0 : Integer.parseInt(row.get("object")),
						Integer.parseInt(row.get("slice")), Long.parseLong(row.get("area_pixels"))))
					.toList();
			}
		}
	}

	private static String shownAs(final JsonObject json) {
		if (!json.has(SHOWN_AS) || json.get(SHOWN_AS).isJsonNull()) {
			return "";
		}
		return json.get(SHOWN_AS).isJsonPrimitive() ? json.get(SHOWN_AS).getAsString() : json.get(SHOWN_AS).toString();
	}

	private static double number(final JsonObject finding, final String key) {
		return finding.get(key).isJsonNull() ? Double.NaN : finding.get(key).getAsDouble();
	}

	private static List<BinaryMask> masks(final Path file) throws IOException {
		return ImageFiles.readStack(file).stream().map(AnswerFolder::mask).toList();
	}

	private static BinaryMask mask(final RgbImage page) {
		final int width = page.width();
		final byte[] pixels = page.pixels();
		return BinaryMask.of(width, page.height(), (x, y) -> pixels[RgbImage.CHANNELS * (y * width + x)] != 0);
	}
}
