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

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Makes changed copies of checkpoints, and safetensors files with any header. */
public final class CheckpointFolders {

	private CheckpointFolders() {}

	/** Copies the files of a folder into {@code target}, which is created if need be, and returns {@code target}. */
	public static Path copy(final Path source, final Path target) throws IOException {
		Files.createDirectories(target);
		try (Stream<Path> files = Files.list(source)) {
			for (final Path file : files.toList()) {
				Files.copy(file, target.resolve(file.getFileName().toString()));
			}
		}
		return target;
	}

	/** Rewrites a JSON file after {@code change}. */
	public static void editJson(final Path file, final Consumer<JsonObject> change) throws IOException {
		final JsonObject json = readJson(file);
		change.accept(json);
		Files.writeString(file, json.toString());
	}

	public static JsonObject readJson(final Path file) throws IOException {
		return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
	}

	/**
	 * Sets every value of a tensor in {@code model.safetensors}, which must have values of 16 or 32 bits.
	 *
	 * @param bits a bfloat16, which is the upper half of a float32
	 */
	public static void fill(final Path checkpoint, final String tensor, final int bits) throws IOException {
		final Path file = checkpoint.resolve("model.safetensors");
		final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
		final int begin = Long.BYTES + Math.toIntExact(bytes.getLong(0));
		final JsonObject info = JsonParser
			.parseString(new String(bytes.array(), Long.BYTES, begin - Long.BYTES, StandardCharsets.UTF_8))
			.getAsJsonObject().getAsJsonObject(tensor);
		final boolean whole = info.get("dtype").getAsString().equals("F32");
		final int end = begin + info.getAsJsonArray("data_offsets").get(1).getAsInt();
		for (int at = begin + info.getAsJsonArray("data_offsets").get(0).getAsInt(); at < end;) {
			if (whole) {
				bytes.putShort(at, (short) 0);
				at += Short.BYTES;
			}
			bytes.putShort(at, (short) bits);
			at += Short.BYTES;
		}
		Files.write(file, bytes.array());
	}

	/** Writes a safetensors file with this header, right or wrong, and zeros as data. */
	public static Path writeSafetensors(final Path file, final String header, final int dataBytes) throws IOException {
		return writeSafetensors(file, header, new byte[dataBytes]);
	}

	/** Writes a safetensors file with this header, right or wrong. */
	public static Path writeSafetensors(final Path file, final String header, final byte[] data) throws IOException {
		final byte[] json = header.getBytes(StandardCharsets.UTF_8);
		return writeRaw(file, json.length, json, data);
	}

	/** Writes a file in the layout of safetensors, with any length in the place of the header's. */
	public static Path writeRaw(final Path file, final long length, final byte[] header, final byte[] data)
		throws IOException
	{
		try (OutputStream out = Files.newOutputStream(file)) {
			out.write(ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array());
			out.write(header);
			out.write(data);
		}
		return file;
	}
}
