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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * Splits the weights of a checkpoint into shards of about one size, with an index, as published models come. The shards
 * of the small random checkpoint are, to the byte, those that {@code src/reference/recording/make_checkpoint.py}
 * writes.
 */
final class ShardedCheckpoint {

	private static final String WEIGHTS = "model.safetensors";
	private static final String METADATA = "__metadata__";
	/** Headers are filled up with blanks to a multiple of this. */
	private static final int ALIGNMENT = 8;

	private final JsonObject header;
	private final ByteBuffer data;

	private ShardedCheckpoint(final Path weights) throws IOException {
		final ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(weights)).order(ByteOrder.LITTLE_ENDIAN);
		final byte[] json = new byte[Math.toIntExact(file.getLong())];
		file.get(json);
		header = JsonParser.parseString(new String(json, StandardCharsets.UTF_8)).getAsJsonObject();
		data = file.slice();
	}

	/**
	 * Splits a checkpoint.
	 *
	 * @param source with the weights in one file
	 * @param target must not be there
	 * @param count of shards
	 */
	static void split(final Path source, final Path target, final int count) throws IOException {
		CheckpointFolders.copy(source, target);
		Files.delete(target.resolve(WEIGHTS));
		new ShardedCheckpoint(source.resolve(WEIGHTS)).write(target, count);
	}

	private void write(final Path target, final int count) throws IOException {
		final List<List<String>> shards = shards(count);
		final Map<String, String> index = new TreeMap<>();
		long total = 0;
		for (int i = 0; i < shards.size(); i++) {
			final String name = String.format("model-%05d-of-%05d.safetensors", i + 1, shards.size());
			total += write(shards.get(i), target.resolve(name));
			shards.get(i).forEach(tensor -> index.put(tensor, name));
		}
		final JsonObject json = new JsonObject();
		final JsonObject metadata = new JsonObject();
		metadata.addProperty("total_size", total);
		json.add("metadata", metadata);
		final JsonObject map = new JsonObject();
		index.forEach(map::addProperty);
		json.add("weight_map", map);
		Files.writeString(target.resolve(WEIGHTS + ".index.json"),
			new GsonBuilder().setPrettyPrinting().create().toJson(json));
	}

	/** Tensors stay in their order; one belongs to the shard in whose share of the bytes it begins. */
	private List<List<String>> shards(final int count) {
		final List<List<String>> shards = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			shards.add(new ArrayList<>());
		}
		long before = 0;
		for (final String name : header.keySet()) {
			if (!name.equals(METADATA)) {
				shards.get((int) Math.min(count - 1, before * count / data.capacity())).add(name);
				before += bytes(name).remaining();
			}
		}
		return shards;
	}

	private long write(final List<String> tensors, final Path file) throws IOException {
		final JsonObject shard = new JsonObject();
		shard.add(METADATA, header.get(METADATA));
		int size = 0;
		for (final String name : tensors) {
			final JsonObject tensor = header.getAsJsonObject(name).deepCopy();
			final JsonArray offsets = new JsonArray();
			offsets.add(size);
			size += bytes(name).remaining();
			offsets.add(size);
			tensor.add("data_offsets", offsets);
			shard.add(name, tensor);
		}
		final ByteBuffer bytes = ByteBuffer.allocate(size);
		tensors.forEach(name -> bytes.put(bytes(name)));
		final String json = shard.toString();
		final int length = json.getBytes(StandardCharsets.UTF_8).length;
		CheckpointFolders.writeSafetensors(file, json + " ".repeat(-length & (ALIGNMENT - 1)), bytes.array());
		return size;
	}

	private ByteBuffer bytes(final String tensor) {
		final List<Integer> offsets = header.getAsJsonObject(tensor).getAsJsonArray("data_offsets").asList().stream()
			.map(JsonElement::getAsInt).toList();
		return data.slice(offsets.get(0), offsets.get(1) - offsets.get(0));
	}
}
