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
package sc.fiji.unibiomed.checkpoint.file;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** Typed access to one object of a config file; errors name the file, the key with its path, and the value. */
public final class ConfigSection {

	/** Longer numbers are no dimensions, and big decimals of hostile length are slow. */
	private static final int MAX_DIGITS = 40;

	private static final int MAX_LIST = 1024;

	private final Path file;
	private final String prefix;
	private final JsonObject json;

	public ConfigSection(final Path file, final JsonObject json) {
		this(file, "", json);
	}

	private ConfigSection(final Path file, final String prefix, final JsonObject json) {
		this.file = file;
		this.prefix = prefix;
		this.json = json;
	}

	/** Whether the key is there with a value other than null. */
	public boolean has(final String key) {
		return json.has(key) && !json.get(key).isJsonNull();
	}

	/** All keys, also those whose value is null, in the order of the file. */
	public List<String> keys() {
		return List.copyOf(json.keySet());
	}

	/** Whether there is no key with a value other than null. */
	public boolean isEmpty() {
		return keys().stream().noneMatch(this::has);
	}

	public ConfigSection section(final String key) throws CheckpointException {
		final JsonElement value = required(key);
		if (!value.isJsonObject()) throw wrong(key, value, "an object is needed");
		return new ConfigSection(file, prefix + key + ".", value.getAsJsonObject());
	}

	public int integer(final String key, final int min, final int max) throws CheckpointException {
		return integer(key, required(key), min, max);
	}

	public int integer(final String key, final int min, final int max, final int absent) throws CheckpointException {
		return has(key) ? integer(key, min, max) : absent;
	}

	public List<Integer> integers(final String key, final int min, final int max) throws CheckpointException {
		final JsonElement value = required(key);
		if (!value.isJsonArray() || value.getAsJsonArray().size() > MAX_LIST) {
			throw wrong(key, value, "a list of whole numbers is needed");
		}
		final List<Integer> values = new ArrayList<>();
		for (final JsonElement element : value.getAsJsonArray()) {
			values.add(integer(key, element, min, max));
		}
		return List.copyOf(values);
	}

	/** A number above 0 and at most {@code max}. */
	public double positive(final String key, final double max, final double absent) throws CheckpointException {
		if (!has(key)) return absent;
		final Optional<BigDecimal> number = number(json.get(key));
		final double value = number.map(BigDecimal::doubleValue).orElse(Double.NaN);
		if (!(value > 0 && value <= max)) {
			throw wrong(key, json.get(key), "a number above 0 and at most " + max + " is needed");
		}
		return value;
	}

	public boolean flag(final String key, final boolean absent) throws CheckpointException {
		if (!has(key)) return absent;
		final JsonElement value = json.get(key);
		if (value instanceof JsonPrimitive primitive && primitive.isBoolean()) return primitive.getAsBoolean();
		throw wrong(key, value, "true or false is needed");
	}

	public String text(final String key) throws CheckpointException {
		final JsonElement value = required(key);
		if (value instanceof JsonPrimitive primitive && primitive.isString()) return primitive.getAsString();
		throw wrong(key, value, "text is needed");
	}

	public String text(final String key, final String absent) throws CheckpointException {
		return has(key) ? text(key) : absent;
	}

	/** The first name of a list of names, such as {@code architectures}. */
	public String firstText(final String key) throws CheckpointException {
		final JsonElement value = required(key);
		if (value instanceof JsonArray list && !list.isEmpty() && list.get(0) instanceof JsonPrimitive primitive &&
			primitive.isString())
		{
			return primitive.getAsString();
		}
		throw wrong(key, value, "a list of names is needed");
	}

	/** A list of names. */
	public List<String> texts(final String key) throws CheckpointException {
		final JsonElement value = required(key);
		if (!value.isJsonArray() || value.getAsJsonArray().size() > MAX_LIST) {
			throw wrong(key, value, "a list of names is needed");
		}
		final List<String> values = new ArrayList<>();
		for (final JsonElement element : value.getAsJsonArray()) {
			if (!(element instanceof final JsonPrimitive primitive) || !primitive.isString()) {
				throw wrong(key, value, "a list of names is needed");
			}
			values.add(primitive.getAsString());
		}
		return List.copyOf(values);
	}

	/** Refuses any value but null; absence is fine. */
	public void requireAbsent(final String key, final String why) throws CheckpointException {
		if (has(key)) throw wrong(key, json.get(key), why);
	}

	public CheckpointException wrong(final String key, final String why) {
		return wrong(key, json.get(key), why);
	}

	private int integer(final String key, final JsonElement value, final int min, final int max)
		throws CheckpointException
	{
		final Optional<BigDecimal> number = number(value).filter(n -> n.compareTo(BigDecimal.valueOf(min)) >= 0)
			.filter(n -> n.compareTo(BigDecimal.valueOf(max)) <= 0).filter(n -> n.stripTrailingZeros().scale() <= 0);
		if (number.isPresent()) return number.get().intValueExact();
		throw wrong(key, value, "a whole number from " + min + " to " + max + " is needed");
	}

	private static Optional<BigDecimal> number(final JsonElement value) {
		if (!(value instanceof JsonPrimitive primitive) || !primitive.isNumber()) return Optional.empty();
		final String digits = primitive.getAsString();
		if (digits.length() > MAX_DIGITS) return Optional.empty();
		try {
			return Optional.of(new BigDecimal(digits));
		}
		catch (final NumberFormatException e) {
			// An exponent beyond a big decimal's range: no number that a config can mean.
			return Optional.empty();
		}
	}

	private JsonElement required(final String key) throws CheckpointException {
		if (has(key)) return json.get(key);
		throw new CheckpointException(PrintableText.path(file) + " has no value for " + prefix + key + ".");
	}

	private CheckpointException wrong(final String key, final JsonElement value, final String why) {
		return new CheckpointException(
			PrintableText.path(file) + " has " + prefix + key + " = " + show(value) + "; " + why + ".");
	}

	private static String show(final JsonElement value) {
		if (value == null) return "nothing";
		return PrintableText
			.quote(value instanceof JsonPrimitive primitive ? primitive.getAsString() : value.toString());
	}
}
