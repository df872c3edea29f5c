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

import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import sc.fiji.unibiomed.evaluate.score.FindingScores;
import sc.fiji.unibiomed.findings.FindingCheck;

/** A checked finding in the lines of {@link AnswerFile}. */
final class CheckedFinding {

	/** To be raised when the same answer would be checked in another way: then it is asked for again. */
	private static final int FORMAT = 1;

	private CheckedFinding() {}

	static JsonObject toJson(final FindingScores scores) {
		final JsonObject json = new JsonObject();
		json.addProperty("format", FORMAT);
		json.addProperty("verdict", scores.check().verdict().name());
		json.addProperty("reason", scores.check().reason());
		json.addProperty("evidence", scores.check().evidence());
		add(json, "mean_probability", scores.meanProbability());
		add(json, "predicted_iou", scores.predictedIou());
		add(json, "object_score", scores.objectScore());
		json.addProperty("intensity", scores.intensityMode());
		return json;
	}

	private static void add(final JsonObject json, final String key, final double value) {
		if (Double.isFinite(value)) {
			json.addProperty(key, value);
		}
	}

	/**
	 * Empty if it was checked in another way than today.
	 *
	 * @throws RuntimeException as Gson does, if it is none of {@link #toJson}
	 */
	static Optional<FindingScores> of(final JsonObject json) {
		if (json.get("format").getAsInt() != FORMAT) {
			return Optional.empty();
		}
		final FindingCheck check = new FindingCheck(FindingCheck.Verdict.valueOf(json.get("verdict").getAsString()),
			json.get("reason").getAsString(), json.get("evidence").getAsDouble());
		return Optional.of(new FindingScores(check, number(json.get("mean_probability")),
			number(json.get("predicted_iou")), number(json.get("object_score")), json.get("intensity").getAsString()));
	}

	private static double number(final JsonElement value) {
		return value == null ? Double.NaN : value.getAsDouble();
	}
}
