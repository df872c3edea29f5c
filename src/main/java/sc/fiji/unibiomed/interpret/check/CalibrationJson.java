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
package sc.fiji.unibiomed.interpret.check;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** Calibrations as JSON. */
public final class CalibrationJson {

	private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
	private static final int FORMAT = 1;

	private CalibrationJson() {}

	/** The text of a file. */
	static String text(final Calibration calibration) {
		return GSON.toJson(toJson(calibration)) + "\n";
	}

	/** The object for a file that has more in it. */
	public static JsonObject toJson(final Calibration calibration) {
		final JsonObject json = new JsonObject();
		json.addProperty("format", FORMAT);
		json.addProperty("key", calibration.key().hex());
		json.addProperty("name", calibration.name());
		json.addProperty("model", calibration.key().model());
		json.addProperty("precision", calibration.key().precision());
		json.addProperty("intensity", calibration.key().intensity());
		json.addProperty("alpha", calibration.alpha());
		json.addProperty("delta", calibration.delta());
		calibration.all().ifPresent(level -> json.add("all", toJson(level)));
		final JsonObject targets = new JsonObject();
		new TreeMap<>(calibration.targets()).forEach((target, level) -> targets.add(target, toJson(level)));
		json.add("targets", targets);
		return json;
	}

	private static JsonObject toJson(final Calibration.Level level) {
		final JsonObject json = new JsonObject();
		json.addProperty("threshold", level.threshold());
		json.addProperty("n", level.findings());
		json.addProperty("wrong", level.wrong());
		json.addProperty("asked_where_absent", level.absent());
		return json;
	}

	/**
	 * Reads what {@link #toJson} wrote.
	 *
	 * @throws IllegalArgumentException if it is something else; the message says what is wrong, without a full stop
	 */
	static Calibration of(final String text) {
		try {
			final JsonObject json = JsonParser.parseString(text).getAsJsonObject();
			if (json.get("format").getAsInt() != FORMAT) {
				throw new IllegalArgumentException("it is of another version");
			}
			final Calibration.Key key = new Calibration.Key(json.get("model").getAsString(),
				json.get("precision").getAsString(), json.get("intensity").getAsString());
			if (!key.hex().equals(json.get("key").getAsString())) {
				throw new IllegalArgumentException("its key is not that of its model");
			}
			final Map<String, Calibration.Level> targets = new TreeMap<>();
			for (final Map.Entry<String, JsonElement> target : json.getAsJsonObject("targets").entrySet()) {
				targets.put(target.getKey(), level(target.getValue().getAsJsonObject()));
			}
			return new Calibration(json.get("name").getAsString(), key, json.get("alpha").getAsDouble(),
				json.get("delta").getAsDouble(),
				Optional.ofNullable(json.getAsJsonObject("all")).map(CalibrationJson::level), targets);
		}
		catch (final JsonParseException | IllegalStateException | NullPointerException | ClassCastException
			| UnsupportedOperationException | NumberFormatException e)
		{
			throw new IllegalArgumentException("something is missing in it, or is not a number", e);
		}
	}

	private static Calibration.Level level(final JsonObject json) {
		return new Calibration.Level(json.get("threshold").getAsDouble(), json.get("n").getAsInt(),
			json.get("wrong").getAsInt(), json.get("asked_where_absent").getAsInt());
	}
}
