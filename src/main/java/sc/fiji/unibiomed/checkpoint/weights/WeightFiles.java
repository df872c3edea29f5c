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

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.checkpoint.file.JsonFile;
import sc.fiji.unibiomed.checkpoint.file.PrintableText;

/**
 * Finds the safetensors files of a checkpoint's folder, by the names that transformers' {@code save_pretrained} gives.
 */
public final class WeightFiles {

	private static final String SINGLE = "model.safetensors";
	private static final String INDEX = "model.safetensors.index.json";
	private static final String WEIGHT_MAP = "weight_map";
	private static final String SAFETENSORS = ".safetensors";
	private static final List<String> PICKLES = List.of(".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle");

	private WeightFiles() {}

	/** Refuses what is no folder, with the hint that fits what was given instead. */
	public static void requireFolder(final Path folder) throws CheckpointException {
		if (Files.isDirectory(folder)) return;
		if (!Files.exists(folder)) {
			throw new CheckpointException("The model folder " + PrintableText.path(folder) + " does not exist.");
		}
		if (isPickle(folder)) throw pickle(folder);
		throw new CheckpointException(
			PrintableText.path(folder) + " is a file; give the folder that holds config.json and model.safetensors.");
	}

	/** Opens the single file if there is one, else the shards of the index: the order in which transformers looks. */
	public static Weights open(final Path folder) throws CheckpointException {
		final Path single = folder.resolve(SINGLE);
		if (Files.exists(single)) {
			return new Weights(folder, List.of(single), SafetensorsFile.readHeader(single).values());
		}
		final Path index = folder.resolve(INDEX);
		if (Files.exists(index)) return openShards(folder, index);
		throw nothingFound(folder);
	}

	private static Weights openShards(final Path folder, final Path index) throws CheckpointException {
		final Map<String, String> shardOfTensor = readWeightMap(index);
		final Map<String, Map<String, TensorInfo>> shards = new LinkedHashMap<>();
		final List<Path> files = new ArrayList<>();
		final Collection<TensorInfo> tensors = new ArrayList<>();
		for (final Map.Entry<String, String> entry : shardOfTensor.entrySet()) {
			final String shard = entry.getValue();
			if (!shards.containsKey(shard)) {
				final Path file = inside(folder, index, shard);
				shards.put(shard, SafetensorsFile.readHeader(file));
				files.add(file);
			}
			final TensorInfo tensor = shards.get(shard).get(entry.getKey());
			if (tensor == null) {
				throw new CheckpointException(
					PrintableText.path(index) + " says that tensor " + PrintableText.quote(entry.getKey()) + " is in " +
						PrintableText.quote(shard) + ", but it is not; download the model again.");
			}
			tensors.add(tensor);
		}
		return new Weights(folder, files, tensors);
	}

	/** Read as a stream, so that a tensor named twice is seen. */
	private static Map<String, String> readWeightMap(final Path index) throws CheckpointException {
		final Map<String, String> shardOfTensor = new LinkedHashMap<>();
		final String text = JsonFile.readText(index);
		JsonFile.checkDepth(text, index);
		try (JsonReader json = new JsonReader(new StringReader(text))) {
			json.beginObject();
			while (json.hasNext()) {
				if (json.nextName().equals(WEIGHT_MAP))
					readEntries(index, json, shardOfTensor);
				else
					json.skipValue();
			}
			json.endObject();
		}
		catch (final CheckpointException e) {
			throw e;
		}
		catch (final IOException | IllegalStateException | NumberFormatException e) {
			throw new CheckpointException(PrintableText.path(index) + " is not a valid index: its " + WEIGHT_MAP +
				" must give a file name for each tensor.", e);
		}
		if (shardOfTensor.isEmpty()) {
			throw new CheckpointException(
				PrintableText.path(index) + " is not a valid index: it has no " + WEIGHT_MAP + ".");
		}
		return shardOfTensor;
	}

	private static void readEntries(final Path index, final JsonReader json, final Map<String, String> shardOfTensor)
		throws IOException
	{
		json.beginObject();
		while (json.hasNext()) {
			final String tensor = json.nextName();
			if (json.peek() != JsonToken.STRING) {
				throw new CheckpointException(
					PrintableText.path(index) + " gives no file name for tensor " + PrintableText.quote(tensor) + ".");
			}
			if (shardOfTensor.put(tensor, json.nextString()) != null) {
				throw new CheckpointException(
					PrintableText.path(index) + " names tensor " + PrintableText.quote(tensor) + " twice.");
			}
		}
		json.endObject();
	}

	/** An index may only name files beside itself: anything else would let a downloaded model read elsewhere. */
	private static Path inside(final Path folder, final Path index, final String shard) throws CheckpointException {
		final boolean plain = !shard.contains("/") && !shard.contains("\\") && !shard.contains(":") &&
			shard.endsWith(SAFETENSORS) && shard.length() > SAFETENSORS.length() && !shard.startsWith("..");
		try {
			if (plain) return folder.resolve(shard);
		}
		catch (final InvalidPathException e) {
			throw leavesFolder(index, shard, e);
		}
		throw leavesFolder(index, shard, null);
	}

	private static CheckpointException leavesFolder(final Path index, final String shard, final Throwable cause) {
		return new CheckpointException(PrintableText.path(index) + " names the file " + PrintableText.quote(shard) +
			", which leaves the folder or is not a safetensors file; only *.safetensors files beside the " +
			"index are read.", cause);
	}

	private static CheckpointException nothingFound(final Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			final List<Path> all = files.sorted().toList();
			for (final Path file : all) {
				if (file.getFileName().toString().endsWith(SAFETENSORS)) {
					return new CheckpointException("The folder " + PrintableText.path(folder) + " has no " + SINGLE +
						" or " + INDEX + "; " + PrintableText.quote(file.getFileName().toString()) +
						" alone does not say which tensors it lacks.");
				}
			}
			for (final Path file : all) {
				if (isPickle(file)) return pickle(file);
			}
		}
		catch (final IOException e) {
			return new CheckpointException(
				"The folder " + PrintableText.path(folder) + " cannot be read: " + PrintableText.reason(e) + ".", e);
		}
		return new CheckpointException("The folder " + PrintableText.path(folder) + " has no " + SINGLE + " and no " +
			INDEX + "; give a folder with a HuggingFace checkpoint.");
	}

	private static boolean isPickle(final Path file) {
		final Path name = file.getFileName();
		if (name == null) return false;
		final String lower = name.toString().toLowerCase(Locale.ROOT);
		return PICKLES.stream().anyMatch(lower::endsWith);
	}

	private static CheckpointException pickle(final Path file) {
		return new CheckpointException(PrintableText.path(file) +
			" is a Python pickle, which can run any code when it is opened; only safetensors are read, so get the " +
			"model in that format.");
	}
}
