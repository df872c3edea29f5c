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
package sc.fiji.unibiomed.checkpoint.weights;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.checkpoint.file.PrintableText;

/**
 * The JSON of one safetensors header, read as a stream: a tree would hide duplicate keys, which the format forbids.
 * Unknown keys of a tensor are skipped, as the format's reference implementation does.
 */
final class SafetensorsHeader {

	/** The key that holds free text about the file instead of a tensor. */
	private static final String METADATA = "__metadata__";

	/** Far beyond any network; keeps lists and messages small. */
	private static final int MAX_RANK = 32;

	/** Far beyond the 1,541 tensors of the published model; keeps a hostile header from filling the memory. */
	private static final int MAX_TENSORS = 1_000_000;

	/** The format has no value deeper than 3; the rest can only be in keys that are skipped. */
	private static final int MAX_DEPTH = 64;

	/** Plain digits only: signs, fractions and exponents are no sizes. */
	private static final Pattern SIZE = Pattern.compile("[0-9]{1,18}");

	private final Path file;
	private final long dataStart;
	private final long dataBytes;

	/**
	 * @param dataStart bytes before the first tensor's first byte
	 * @param fileBytes bytes of the whole file
	 */
	SafetensorsHeader(final Path file, final long dataStart, final long fileBytes) {
		this.file = file;
		this.dataStart = dataStart;
		this.dataBytes = fileBytes - dataStart;
	}

	Map<String, TensorInfo> parse(final byte[] header) throws CheckpointException {
		final Map<String, TensorInfo> tensors = new HashMap<>();
		try (JsonReader json = new JsonReader(
			new InputStreamReader(new ByteArrayInputStream(header), StandardCharsets.UTF_8.newDecoder())))
		{
			readTensors(json, tensors);
		}
		catch (final CheckpointException e) {
			throw e;
		}
		catch (final CharacterCodingException e) {
			throw new CheckpointException(PrintableText.path(file) + " is damaged: its header is not UTF-8 text.", e);
		}
		catch (final IOException | IllegalStateException | NumberFormatException e) {
			throw new CheckpointException(PrintableText.path(file) + " is damaged: its header is not JSON.", e);
		}
		return inFileOrder(tensors.values());
	}

	private void readTensors(final JsonReader json, final Map<String, TensorInfo> tensors) throws IOException {
		boolean metadataSeen = false;
		json.beginObject();
		while (json.hasNext()) {
			final String name = json.nextName();
			final boolean metadata = name.equals(METADATA);
			if (metadata ? metadataSeen : tensors.containsKey(name)) throw twice(name);
			if (metadata) {
				metadataSeen = true;
				checkMetadata(json);
			}
			else {
				if (tensors.size() == MAX_TENSORS) throw damaged("it has more than " + MAX_TENSORS + " tensors");
				tensors.put(name, readTensor(name, json));
			}
		}
		json.endObject();
		if (json.peek() != JsonToken.END_DOCUMENT) throw damaged("its header goes on after the closing brace");
	}

	private void checkMetadata(final JsonReader json) throws IOException {
		if (json.peek() != JsonToken.BEGIN_OBJECT) throw damaged("its " + METADATA + " is not an object");
		final Set<String> keys = new HashSet<>();
		json.beginObject();
		while (json.hasNext()) {
			final String key = json.nextName();
			if (!keys.add(key)) throw twice(key);
			if (json.peek() != JsonToken.STRING) {
				throw damaged("its " + METADATA + " has a value for " + PrintableText.quote(key) + " that is not text");
			}
			json.nextString();
		}
		json.endObject();
	}

	private TensorInfo readTensor(final String name, final JsonReader json) throws IOException {
		if (json.peek() != JsonToken.BEGIN_OBJECT) throw damaged(tensor(name) + " is not described by an object");
		final Set<String> keys = new HashSet<>();
		TensorType type = null;
		List<Long> shape = null;
		List<Long> offsets = null;
		json.beginObject();
		while (json.hasNext()) {
			final String key = json.nextName();
			if (!keys.add(key)) throw twice(key);
			switch (key) {
				case "dtype" -> type = readType(name, json);
				case "shape" -> shape = readSizes(name, key, json);
				case "data_offsets" -> offsets = readSizes(name, key, json);
				default -> skip(json);
			}
		}
		json.endObject();
		if (type == null) throw damaged(tensor(name) + " has no dtype");
		if (shape == null) throw damaged(tensor(name) + " has no shape");
		if (offsets == null) throw damaged(tensor(name) + " has no data_offsets");
		return place(name, type, shape, offsets);
	}

	private TensorType readType(final String name, final JsonReader json) throws IOException {
		if (json.peek() != JsonToken.STRING) throw damaged(tensor(name) + " has a dtype that is not text");
		final String dtype = json.nextString();
		return TensorType.named(dtype).orElseThrow(() -> new CheckpointException(PrintableText.path(file) +
			" cannot be used: " + tensor(name) + " has the unknown dtype " + PrintableText.quote(dtype) + "."));
	}

	private List<Long> readSizes(final String name, final String key, final JsonReader json) throws IOException {
		if (json.peek() != JsonToken.BEGIN_ARRAY) throw damaged(tensor(name) + " has a " + key + " that is not a list");
		final List<Long> sizes = new ArrayList<>();
		json.beginArray();
		while (json.hasNext()) {
			final boolean number = json.peek() == JsonToken.NUMBER;
			final String size = number ? json.nextString() : "";
			if (!SIZE.matcher(size).matches() || sizes.size() == MAX_RANK) {
				throw damaged(tensor(name) + " has a " + key + " that is not a list of at most " + MAX_RANK +
					" sizes, each a whole number of at most 18 digits");
			}
			sizes.add(Long.valueOf(size));
		}
		json.endArray();
		return sizes;
	}

	private TensorInfo place(final String name, final TensorType type, final List<Long> shape, final List<Long> offsets)
		throws CheckpointException
	{
		if (offsets.size() != 2) throw damaged(tensor(name) + " has " + offsets.size() + " data_offsets instead of 2");
		final long begin = offsets.get(0);
		final long end = offsets.get(1);
		if (end < begin || end > dataBytes) {
			throw damaged(tensor(name) + " would lie at bytes " + begin + " to " + end + " of the " + dataBytes +
				" that the file holds; download it again");
		}
		final long needed = bytes(name, type, shape);
		if (needed != end - begin) {
			throw damaged(
				tensor(name) + " has " + (end - begin) + " bytes where " + type + " " + shape + " needs " + needed);
		}
		return new TensorInfo(name, type, shape, file, dataStart + begin, needed);
	}

	private long bytes(final String name, final TensorType type, final List<Long> shape) throws CheckpointException {
		try {
			long count = 1;
			for (final long size : shape) {
				count = Math.multiplyExact(count, size);
			}
			return Math.multiplyExact(count, type.bytes());
		}
		catch (final ArithmeticException e) {
			throw new CheckpointException(PrintableText.path(file) + " is damaged: " + tensor(name) +
				" has the shape " + shape + ", which no file can hold.", e);
		}
	}

	/** The format allows neither overlaps nor unused bytes, so the tensors in order have to fill the data section. */
	private Map<String, TensorInfo> inFileOrder(final Collection<TensorInfo> tensors) throws CheckpointException {
		final List<TensorInfo> sorted = new ArrayList<>(tensors);
		sorted.sort(Comparator.comparingLong(TensorInfo::offset).thenComparingLong(TensorInfo::byteLength)
			.thenComparing(TensorInfo::name));
		final Map<String, TensorInfo> byName = new LinkedHashMap<>();
		long next = dataStart;
		for (final TensorInfo tensor : sorted) {
			if (tensor.offset() < next) throw damaged(tensor(tensor.name()) + " overlaps the tensor before it");
			if (tensor.offset() > next) {
				throw damaged(
					(tensor.offset() - next) + " bytes before " + tensor(tensor.name()) + " belong to no tensor");
			}
			next += tensor.byteLength();
			byName.put(tensor.name(), tensor);
		}
		if (next != dataStart + dataBytes) {
			throw damaged((dataStart + dataBytes - next) + " bytes after the last tensor belong to no tensor");
		}
		return Collections.unmodifiableMap(byName);
	}

	/** JsonReader's own skipValue keeps a stack as deep as the nesting, which a hostile header can make huge. */
	private void skip(final JsonReader json) throws IOException {
		int depth = 0;
		do {
			switch (json.peek()) {
				case BEGIN_ARRAY -> {
					json.beginArray();
					depth++;
				}
				case BEGIN_OBJECT -> {
					json.beginObject();
					depth++;
				}
				case END_ARRAY -> {
					json.endArray();
					depth--;
				}
				case END_OBJECT -> {
					json.endObject();
					depth--;
				}
				case NAME -> json.nextName();
				default -> json.skipValue();
			}
			if (depth > MAX_DEPTH) throw damaged("its header is nested too deeply");
		} while (depth > 0);
	}

	private static String tensor(final String name) {
		return "tensor " + PrintableText.quote(name);
	}

	private CheckpointException twice(final String key) {
		return damaged("its header has the key " + PrintableText.quote(key) + " twice");
	}

	private CheckpointException damaged(final String what) {
		return new CheckpointException(PrintableText.path(file) + " is damaged: " + what + ".");
	}
}
