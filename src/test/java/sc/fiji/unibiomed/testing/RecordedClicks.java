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
package sc.fiji.unibiomed.testing;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import sc.fiji.unibiomed.interpret.correction.BoxPrompt;
import sc.fiji.unibiomed.interpret.correction.CorrectionPrompt;
import sc.fiji.unibiomed.interpret.correction.PointPrompt;

/** The prompts of recorded corrections, as a user of the library would give them. */
public final class RecordedClicks {

	private RecordedClicks() {}

	/**
	 * Box and points of a step of an image case, or of an operation of a stack case; without the mask to start from.
	 */
	public static CorrectionPrompt of(final JsonObject step, final boolean withWords) {
		CorrectionPrompt prompt = withWords ? CorrectionPrompt.withWords() : CorrectionPrompt.withoutWords();
		if (step.has("box")) {
			final double[] box = numbers(step.getAsJsonArray("box"));
			prompt = prompt.in(new BoxPrompt(box[0], box[1], box[2], box[3]));
		}
		for (final JsonElement each : Optional.ofNullable(step.getAsJsonArray("points")).orElseGet(JsonArray::new)) {
			final double[] point = numbers(each.getAsJsonArray());
			prompt = prompt.and(new PointPrompt(point[0], point[1], point[2] == 1));
		}
		return prompt;
	}

	/** Objects of an array, in order. */
	public static List<JsonObject> objects(final JsonArray array) {
		return IntStream.range(0, array.size()).mapToObj(i -> array.get(i).getAsJsonObject()).toList();
	}

	/** Numbers of an array, in order. */
	public static double[] numbers(final JsonArray array) {
		return array.asList().stream().mapToDouble(JsonElement::getAsDouble).toArray();
	}
}
