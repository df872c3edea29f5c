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
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.weights.TensorInfo;
import sc.fiji.unibiomed.checkpoint.weights.TensorRows;
import sc.fiji.unibiomed.runtime.TextTokenizer;

/**
 * Writes a checkpoint with the names and shapes of the published model and random weights, to measure speed and memory
 * without a download. Everything is random but for one thing: whatever is asked, it answers with one and the same
 * sentence of twenty tokens with a {@code [SEG]}, so that every network has its work to do. Run by hand:
 * {@code FullSizeCheckpoint FOLDER [TOKENIZER]}, where TOKENIZER is a folder with the {@code vocab.json} and
 * {@code merges.txt} of Qwen2; without it, the small test vocabulary is used.
 */
public final class FullSizeCheckpoint {

	private static final long SEED = 42;
	private static final int BUFFER_BYTES = 1 << 22;

	/** The answer: every token follows from the one before, so no token may occur twice. */
	private static final String ANSWER = " one two three four five six seven eight nine ten eleven twelve is at this " +
		"place now [SEG]";

	/** How strongly a token's embedding calls for the token that follows it in the answer. */
	private static final float FOLLOW = 0.05f;

	/** What a trained InternViT's layer scales are like; ones would let the residual stream grow with every layer. */
	private static final float LAYER_SCALE = 0.1f;

	/** Values that weights are drawn from. Drawing from a table is several times faster than computing each one. */
	private static final int TABLE_SIZE = 1 << 16;

	private final SplittableRandom random = new SplittableRandom(SEED);
	private final Map<Fill, short[]> tables = new EnumMap<>(Fill.class);

	/**
	 * @param args the folder to write to, created if need be, and optionally the folder of a Qwen2 tokenizer
	 */
	public static void main(final String[] args) throws IOException {
		if (args.length < 1 || args.length > 2) {
			throw new IllegalArgumentException("Usage: FullSizeCheckpoint FOLDER [TOKENIZER]");
		}
		final Path folder = Files.createDirectories(Path.of(args[0]));
		final Path tokenizer = args.length == 2 ? Path.of(args[1]) : TestCheckpoints.tiny();
		write(folder, tokenizer);
		final Checkpoint checkpoint = Checkpoint.open(folder);
		teachAnswer(checkpoint);
		System.out.println(folder + ": " + checkpoint.weights().names().size() + " tensors, " +
			checkpoint.vocabularyRows() + " rows, " + (checkpoint.tokenizer().highestId() + 1) + " tokens");
	}

	/**
	 * @param folder an existing folder
	 * @param tokenizer a folder with vocab.json and merges.txt
	 */
	public static void write(final Path folder, final Path tokenizer) throws IOException {
		final JsonObject full = CheckpointFolders
			.readJson(TestCheckpoints.reference("full-size/full-size-tensors.json"));
		writeConfig(full.getAsJsonObject("config"), folder);
		writeTokenizer(tokenizer, folder);
		new FullSizeCheckpoint().writeWeights(full.getAsJsonArray("tensors"), folder.resolve("model.safetensors"));
	}

	private static void writeConfig(final JsonObject config, final Path folder) throws IOException {
		final JsonArray architectures = new JsonArray();
		architectures.add("Sa2VAChatModel");
		config.add("architectures", architectures);
		config.addProperty("model_type", "sa2va_chat");
		config.addProperty("torch_dtype", "bfloat16");
		Files.writeString(folder.resolve("config.json"), config.toString());
	}

	/** The added tokens keep their order and flags, and are numbered on from the end of the vocabulary. */
	private static void writeTokenizer(final Path source, final Path folder) throws IOException {
		for (final String name : List.of("vocab.json", "merges.txt")) {
			Files.copy(source.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
		}
		final JsonObject config = CheckpointFolders.readJson(TestCheckpoints.tiny().resolve("tokenizer_config.json"));
		final List<Map.Entry<String, JsonElement>> tokens = new ArrayList<>(
			config.getAsJsonObject("added_tokens_decoder").entrySet());
		tokens.sort(Comparator.comparingInt(token -> Integer.parseInt(token.getKey())));
		final JsonObject decoder = new JsonObject();
		final JsonObject added = new JsonObject();
		int next = countTokens(folder.resolve("vocab.json"));
		for (final Map.Entry<String, JsonElement> token : tokens) {
			decoder.add(String.valueOf(next), token.getValue());
			added.addProperty(token.getValue().getAsJsonObject().get("content").getAsString(), next);
			next++;
		}
		config.add("added_tokens_decoder", decoder);
		Files.writeString(folder.resolve("tokenizer_config.json"), config.toString());
		Files.writeString(folder.resolve("added_tokens.json"), added.toString());
		Files.copy(TestCheckpoints.tiny().resolve("special_tokens_map.json"), folder.resolve("special_tokens_map.json"),
			StandardCopyOption.REPLACE_EXISTING);
	}

	private static int countTokens(final Path vocabulary) throws IOException {
		int count = 0;
		try (JsonReader json = new JsonReader(new StringReader(Files.readString(vocabulary)))) {
			json.beginObject();
			for (; json.hasNext(); count++) {
				json.nextName();
				json.skipValue();
			}
		}
		return count;
	}

	/**
	 * The same without weights: all of them are zero, which takes no space where the file system knows holes in files.
	 *
	 * @param folder an existing folder
	 * @param tokenizer a folder with vocab.json and merges.txt
	 */
	public static void writeSizesOnly(final Path folder, final Path tokenizer) throws IOException {
		final JsonObject full = CheckpointFolders
			.readJson(TestCheckpoints.reference("full-size/full-size-tensors.json"));
		writeConfig(full.getAsJsonObject("config"), folder);
		writeTokenizer(tokenizer, folder);
		final JsonArray tensors = full.getAsJsonArray("tensors");
		long bytes = 0;
		for (final JsonElement tensor : tensors) {
			bytes += Short.BYTES * tensor.getAsJsonObject().get("numel").getAsLong();
		}
		try (FileChannel channel = FileChannel.open(folder.resolve("model.safetensors"), StandardOpenOption.CREATE_NEW,
			StandardOpenOption.WRITE, StandardOpenOption.SPARSE))
		{
			writeHeader(tensors, channel);
			channel.write(ByteBuffer.allocate(1), channel.position() + bytes - 1);
		}
	}

	private void writeWeights(final JsonArray tensors, final Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
			StandardOpenOption.TRUNCATE_EXISTING))
		{
			writeHeader(tensors, channel);
			final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
			for (final JsonElement element : tensors) {
				writeTensor(channel, buffer, element.getAsJsonObject());
			}
			writeAll(channel, buffer.flip());
		}
	}

	private static void writeHeader(final JsonArray tensors, final FileChannel channel) throws IOException {
		final JsonObject header = new JsonObject();
		long offset = 0;
		for (final JsonElement element : tensors) {
			final JsonObject tensor = element.getAsJsonObject();
			final JsonObject entry = new JsonObject();
			entry.addProperty("dtype", "BF16");
			entry.add("shape", tensor.get("shape"));
			final JsonArray offsets = new JsonArray();
			offsets.add(offset);
			offset += Short.BYTES * tensor.get("numel").getAsLong();
			offsets.add(offset);
			entry.add("data_offsets", offsets);
			header.add(tensor.get("name").getAsString(), entry);
		}
		final byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
		final ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		writeAll(channel, length.putLong(json.length).flip());
		writeAll(channel, ByteBuffer.wrap(json));
	}

	/** Makes each token of the answer follow from the one before: its output row becomes that token's embedding. */
	private static void teachAnswer(final Checkpoint checkpoint) throws IOException {
		final List<Integer> chain = new ArrayList<>();
		try (TextTokenizer tokenizer = TextTokenizer.of(checkpoint)) {
			final int[] promptEnd = tokenizer.encode("<|assistant|>\n");
			chain.add(promptEnd[promptEnd.length - 1]);
			for (final int token : tokenizer.encode(ANSWER)) {
				chain.add(token);
			}
			chain.add(tokenizer.eosId());
		}
		final TensorRows embeddings = new TensorRows(checkpoint.weights(), checkpoint.tokenEmbedding());
		final TensorInfo output = checkpoint.weights().info(checkpoint.outputProjection());
		final float[] row = new float[embeddings.width()];
		try (FileChannel channel = FileChannel.open(output.file(), StandardOpenOption.WRITE)) {
			for (int i = 1; i < chain.size(); i++) {
				embeddings.copy(chain.get(i - 1), row, 0);
				final ByteBuffer bytes = ByteBuffer.allocate(row.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
				for (final float value : row) {
					bytes.putShort(bfloat16(FOLLOW * value));
				}
				channel.write(bytes.flip(), output.offset() + (long) chain.get(i) * row.length * Short.BYTES);
			}
		}
	}

	private void writeTensor(final FileChannel channel, final ByteBuffer buffer, final JsonObject tensor)
		throws IOException
	{
		final Fill fill = Fill.of(tensor.get("name").getAsString(), tensor.getAsJsonArray("shape").size());
		final short[] table = tables.computeIfAbsent(fill, this::table);
		for (long left = tensor.get("numel").getAsLong(); left > 0; left--) {
			if (buffer.remaining() < Short.BYTES) {
				writeAll(channel, buffer.flip());
				buffer.clear();
			}
			buffer.putShort(table[random.nextInt() & TABLE_SIZE - 1]);
		}
	}

	private static void writeAll(final FileChannel channel, final ByteBuffer bytes) throws IOException {
		while (bytes.hasRemaining()) {
			channel.write(bytes);
		}
	}

	private short[] table(final Fill fill) {
		final short[] table = new short[TABLE_SIZE];
		for (int i = 0; i < table.length; i++) {
			// Twelve uniform values have a variance of 1 and nearly a normal distribution, without far outliers.
			double sum = -6;
			for (int n = 0; n < 12; n++) {
				sum += random.nextDouble();
			}
			table[i] = bfloat16(fill.mean + (float) sum * fill.deviation);
		}
		return table;
	}

	private static short bfloat16(final float value) {
		return (short) (Float.floatToIntBits(value) >> 16);
	}

	/** What a tensor is filled with, by its name and rank: normally distributed values. */
	private enum Fill {

		ZEROS(0, 0),
		ONES(1, 0),
		LAYER_SCALES(LAYER_SCALE, 0),
		/**
		 * Small enough for activations to stay finite through 24 layers, large enough for them to depend on the input.
		 */
		MATRIX(0, 0.02f),
		/** Token embeddings outweigh what the layers add to them, so that a token's successor can be read off them. */
		EMBEDDING(0, 1),
		BRANCH(0, 0.002f);

		private final float mean;
		private final float deviation;

		Fill(final float mean, final float deviation) {
			this.mean = mean;
			this.deviation = deviation;
		}

		static Fill of(final String name, final int rank) {
			if (name.endsWith(".bias")) return ZEROS;
			if (name.endsWith(".ls1") || name.endsWith(".ls2")) return LAYER_SCALES;
			if (name.endsWith(".embed_tokens.weight")) return EMBEDDING;
			if (name.startsWith("language_model.") &&
				(name.endsWith(".o_proj.weight") || name.endsWith(".down_proj.weight")))
			{
				return BRANCH;
			}
			// The only weights with a single dimension are those of normalisations, and the fuser's layer scale.
			return rank == 1 ? ONES : MATRIX;
		}
	}
}
