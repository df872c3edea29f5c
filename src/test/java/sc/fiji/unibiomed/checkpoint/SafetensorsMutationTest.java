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
package sc.fiji.unibiomed.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sc.fiji.unibiomed.testing.CheckpointFolders.writeRaw;
import static sc.fiji.unibiomed.testing.Refusals.assertOneLine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.checkpoint.weights.SafetensorsFile;
import sc.fiji.unibiomed.checkpoint.weights.TensorInfo;
import sc.fiji.unibiomed.checkpoint.weights.TensorType;

/**
 * Whatever happens to a file, it is either read correctly or refused in one line. {@code -Dunibiomed.mutations=N} says
 * how many files are changed.
 */
class SafetensorsMutationTest {

	private static final int FILES = Integer.getInteger("unibiomed.mutations", 6_000);
	private static final long SEED = 20_260_101;
	private static final String[] TYPES = { "F64", "F32", "F16", "BF16", "I64", "I8", "U8", "BOOL" };
	private static final String[] ODD_NUMBERS = { "-1", "1.5", "1e9", "0", "99999999999999999999",
		"9223372036854775807", "NaN", "\"1\"", "null", "[]", "00", "4294967296" };
	private static final String[] ODD_JSON = { "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "\\ud800", "null",
		"true", "{\"a\":", "\n", "//", "\u0000", "é" };

	@TempDir
	Path temp;

	private final Random random = new Random(SEED);

	@Test
	void aMutatedFileIsReadOrRefusedInOneLine() throws IOException {
		int read = 0;
		int refused = 0;
		final Path file = temp.resolve("model.safetensors");
		for (int i = 0; i < FILES; i++) {
			final int dataBytes = writeMutant(file);
			try {
				assertConsistent(SafetensorsFile.readHeader(file), file, dataBytes);
				read++;
			}
			catch (final CheckpointException e) {
				assertOneLine(e, file.toString());
				refused++;
			}
		}
		// Both must be common, else the mutations are too weak or too strong to mean anything.
		assertTrue(read > FILES / 20, "only " + read + " were read");
		assertTrue(refused > FILES / 2, "only " + refused + " were refused");
	}

	/** Everything that a caller relies on: the tensors tile the data section without gaps. */
	private static void assertConsistent(final Map<String, TensorInfo> tensors, final Path file, final int dataBytes)
		throws IOException
	{
		final long fileBytes = Files.size(file);
		long next = fileBytes - dataBytes;
		for (final TensorInfo tensor : tensors.values()) {
			assertEquals(next, tensor.offset());
			final long count = tensor.shape().stream().reduce(1L, Math::multiplyExact);
			assertEquals(count * tensor.type().bytes(), tensor.byteLength());
			next += tensor.byteLength();
		}
		assertEquals(fileBytes, next);
	}

	private int writeMutant(final Path file) throws IOException {
		final List<String> entries = new ArrayList<>();
		int end = 0;
		for (int i = random.nextInt(6); i >= 0; i--) {
			final String type = TYPES[random.nextInt(TYPES.length)];
			final int rows = random.nextInt(4);
			final int columns = 1 + random.nextInt(4);
			final int begin = end;
			end += rows * columns * TensorType.valueOf(type).bytes();
			entries.add("\"layer." + i + "\":{\"dtype\":\"" + type + "\",\"shape\":[" + rows + "," + columns +
				"],\"data_offsets\":[" + begin + "," + end + "]}");
		}
		if (random.nextBoolean()) entries.add(0, "\"__metadata__\":{\"format\":\"pt\"}");
		changeEntries(entries);
		String json = "{" + String.join(",", entries) + "}";
		for (int i = random.nextInt(3); i > 0; i--) {
			json = changeText(json);
		}
		byte[] header = json.getBytes(StandardCharsets.UTF_8);
		if (random.nextInt(4) == 0) flipBytes(header);
		if (random.nextInt(20) == 0) header = Arrays.copyOf(header, random.nextInt(header.length + 1));
		final long length = random.nextInt(20) == 0 ? header.length + random.nextInt(40) - 20 : header.length;
		if (random.nextInt(20) == 0) end = Math.max(0, end + random.nextInt(9) - 4);
		writeRaw(file, length, header, new byte[end]);
		return length == header.length ? end : (int) (end + header.length - length);
	}

	private void changeEntries(final List<String> entries) {
		final int index = random.nextInt(entries.size());
		switch (random.nextInt(8)) {
			case 0 -> entries.add(entries.get(index));
			case 1 -> entries.remove(index);
			case 2 -> Collections.shuffle(entries, random);
			case 3 -> entries.set(index, entries.get(index).replaceAll("\\[(\\d+),(\\d+)]}", "[$2,$1]}"));
			case 4 -> entries.set(index, entries.get(index).replaceFirst("layer\\.\\d", "layer.0"));
			case 5 ->
				entries.set(index, entries.get(index).replaceFirst("\"(dtype|shape|data_offsets)\":", "\"extra\":"));
			default -> {
				// Most files keep all their entries, so that the other mutations reach the deeper checks.
			}
		}
	}

	private String changeText(final String json) {
		final int at = random.nextInt(json.length() + 1);
		return switch (random.nextInt(6)) {
			case 0 -> json.substring(0, at) + json.substring(Math.min(json.length(), at + 1 + random.nextInt(5)));
			case 1 -> json.substring(0, at) + ODD_JSON[random.nextInt(ODD_JSON.length)] + json.substring(at);
			case 2 -> changeNumber(json, at);
			case 3 -> json.substring(0, at) + "[".repeat(random.nextInt(200)) + json.substring(at);
			case 4 -> json.replaceFirst("\"shape\":", "\"x\":" + "{\"y\":[".repeat(random.nextInt(50)) + "1" +
				"]}".repeat(random.nextInt(50)) + ",\"shape\":");
			default -> json + " ".repeat(random.nextInt(9));
		};
	}

	private String changeNumber(final String json, final int from) {
		for (int i = from; i < json.length(); i++) {
			if (Character.isDigit(json.charAt(i))) {
				return json.substring(0, i) + ODD_NUMBERS[random.nextInt(ODD_NUMBERS.length)] + json.substring(i + 1);
			}
		}
		return json;
	}

	private void flipBytes(final byte[] bytes) {
		for (int i = random.nextInt(3); i >= 0 && bytes.length > 0; i--) {
			bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
		}
	}
}
