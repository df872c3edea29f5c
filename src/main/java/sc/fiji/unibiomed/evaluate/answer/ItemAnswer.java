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
package sc.fiji.unibiomed.evaluate.answer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import sc.fiji.unibiomed.evaluate.metric.MaskScore;
import sc.fiji.unibiomed.evaluate.score.FindingScores;
import sc.fiji.unibiomed.evaluate.score.PackedMask;

/**
 * What is kept of an answer, so that it need not be asked for again.
 *
 * @param key what was asked, see {@link ItemKey}
 * @param text with marks and tokens
 * @param masks how the masks fit
 * @param notes what is to be known of the image as it was shown
 * @param outline what was outlined; empty where nothing is asked for
 * @param finding what the model says of the first finding; empty where it was not checked
 */
record ItemAnswer(String key, String text, MaskScore masks, List<String> notes, Optional<PackedMask> outline,
	Optional<FindingScores> finding)
{

	ItemAnswer {
		notes = List.copyOf(notes);
	}

	/** Of an answer that was not checked. */
	ItemAnswer(final String key, final String text, final MaskScore masks, final Optional<PackedMask> outline) {
		this(key, text, masks, List.of(), outline, Optional.empty());
	}

	/** The same with what an earlier answer to the same question has and this one has not. */
	ItemAnswer or(final ItemAnswer earlier) {
		return new ItemAnswer(key, text, masks, notes, outline.or(earlier::outline), finding.or(earlier::finding));
	}

	/** One line of JSON without a line end. */
	String toLine() {
		final JsonObject json = new JsonObject();
		json.addProperty("key", key);
		json.addProperty("answer", text);
		if (masks.counts()) {
			json.addProperty("dice", masks.dice());
			json.addProperty("iou", masks.iou());
		}
		if (!notes.isEmpty()) {
			final JsonArray lines = new JsonArray();
			notes.forEach(lines::add);
			json.add("notes", lines);
		}
		outline.ifPresent(mask -> json.add("mask", toJson(mask)));
		finding.ifPresent(scores -> json.add("check", CheckedFinding.toJson(scores)));
		return json.toString();
	}

	/** As COCO has it. */
	private static JsonObject toJson(final PackedMask mask) {
		final JsonArray size = new JsonArray();
		size.add(mask.height());
		size.add(mask.width());
		final JsonArray counts = new JsonArray();
		Arrays.stream(mask.counts()).forEach(counts::add);
		final JsonObject json = new JsonObject();
		json.add("size", size);
		json.add("counts", counts);
		return json;
	}

	private static PackedMask mask(final JsonObject json) {
		final JsonArray size = json.getAsJsonArray("size");
		return PackedMask.of(size.get(1).getAsInt(), size.get(0).getAsInt(),
			json.getAsJsonArray("counts").asList().stream().mapToInt(JsonElement::getAsInt).toArray());
	}

	private static List<String> notes(final JsonArray lines) {
		return lines == null ? List.of() : lines.asList().stream().map(JsonElement::getAsString).toList();
	}

	/** What a line says; empty if it is none of {@link #toLine}, such as one that was not written to its end. */
	static Optional<ItemAnswer> ofLine(final String line) {
		try {
			final JsonObject json = JsonParser.parseString(line).getAsJsonObject();
			final JsonElement dice = json.get("dice");
			return Optional.of(new ItemAnswer(json.get("key").getAsString(), json.get("answer").getAsString(),
				dice == null ? MaskScore.NONE : new MaskScore(dice.getAsDouble(), json.get("iou").getAsDouble()),
				notes(json.getAsJsonArray("notes")),
				Optional.ofNullable(json.getAsJsonObject("mask")).map(ItemAnswer::mask),
				Optional.ofNullable(json.getAsJsonObject("check")).flatMap(CheckedFinding::of)));
		}
		catch (final JsonParseException | IllegalStateException | NullPointerException | IllegalArgumentException
			| ClassCastException | IndexOutOfBoundsException | UnsupportedOperationException e)
		{
			return Optional.empty();
		}
	}
}
