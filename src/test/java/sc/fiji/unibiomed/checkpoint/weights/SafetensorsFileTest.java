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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sc.fiji.unibiomed.testing.CheckpointFolders.writeRaw;
import static sc.fiji.unibiomed.testing.CheckpointFolders.writeSafetensors;
import static sc.fiji.unibiomed.testing.Refusals.assertRefused;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.testing.TestCheckpoints;

class SafetensorsFileTest {

	@TempDir
	Path temp;

	@Test
	void offsetsCountFromTheStartOfTheFile() throws IOException {
		final Path file = TestCheckpoints.tiny().resolve("model.safetensors");
		final byte[] bytes = Files.readAllBytes(file);
		final long dataStart = Long.BYTES + ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
		final Map<String, TensorInfo> tensors = SafetensorsFile.readHeader(file);
		final TensorInfo first = tensors.get("vision_model.embeddings.class_embedding");
		assertEquals(new TensorInfo("vision_model.embeddings.class_embedding", TensorType.BF16, List.of(1L, 1L, 64L),
			file, dataStart, 128), first);
		assertEquals(64, first.elementCount());
		assertArrayEquals(new long[] { 1, 1, 64 }, first.dimensions());
		assertEquals(dataStart + 128, tensors.get("vision_model.embeddings.position_embedding").offset());
		final TensorInfo last = tensors.get("text_hidden_fcs.2.bias");
		assertEquals(bytes.length, last.offset() + last.byteLength());
	}

	@Test
	void tensorsComeInTheOrderOfTheirBytes() throws IOException {
		final Path file = write("{\"b\":" + tensor("U8", "2", "1,3") + ",\"a\":" + tensor("U8", "1", "0,1") + "}", 3);
		assertEquals(List.of("a", "b"), List.copyOf(SafetensorsFile.readHeader(file).keySet()));
	}

	@ParameterizedTest
	@EnumSource(TensorType.class)
	void everyElementTypeIsRead(final TensorType type) throws IOException {
		final int bytes = 6 * type.bytes();
		final Path file = write("{\"x\":" + tensor(type.name(), "2,3", "0," + bytes) + "}", bytes);
		assertEquals(type, SafetensorsFile.readHeader(file).get("x").type());
		assertEquals(6, SafetensorsFile.readHeader(file).get("x").elementCount());
	}

	@Test
	void scalarsAndEmptyTensorsAreAllowed() throws IOException {
		final Path file = write(
			"{\"scalar\":" + tensor("F32", "", "0,4") + ",\"empty\":" + tensor("F32", "5,0", "4,4") + "}", 4);
		final Map<String, TensorInfo> tensors = SafetensorsFile.readHeader(file);
		assertEquals(1, tensors.get("scalar").elementCount());
		assertEquals(0, tensors.get("empty").elementCount());
	}

	@Test
	void aFileWithoutTensorsIsEmpty() throws IOException {
		assertTrue(SafetensorsFile.readHeader(write("{}", 0)).isEmpty());
	}

	@Test
	void paddingAndFurtherKeysAreSkipped() throws IOException {
		final Path file = write(
			"{\"__metadata__\":{\"format\":\"pt\"},\"x\":{\"dtype\":\"U8\",\"note\":[{\"a\":[1,null]}]," +
				"\"shape\":[1],\"data_offsets\":[0,1]}}    ",
			1);
		assertEquals(1, SafetensorsFile.readHeader(file).size());
	}

	static Stream<Arguments> badHeaders() {
		final String good = tensor("U8", "4", "0,4");
		return Stream.of( //
			Arguments.of("[]", "start with '{'"), //
			Arguments.of(" {}", "start with '{'"), //
			Arguments.of("{", "not JSON"), //
			Arguments.of("{\"x\"}", "not JSON"), //
			Arguments.of("{} {}", "not JSON"), //
			Arguments.of("{\"x\":1}", "\"x\" is not described by an object"), //
			Arguments.of("{\"x\":" + good + ",\"x\":" + good + "}", "key \"x\" twice"), //
			Arguments.of("{\"x\":{\"dtype\":\"U8\",\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]}}",
				"\"dtype\" twice"), //
			Arguments.of("{\"__metadata__\":[],\"x\":" + good + "}", "__metadata__ is not an object"), //
			Arguments.of("{\"__metadata__\":{\"a\":1},\"x\":" + good + "}", "not text"), //
			Arguments.of("{\"__metadata__\":{\"a\":\"1\",\"a\":\"1\"},\"x\":" + good + "}", "\"a\" twice"), //
			Arguments.of("{\"__metadata__\":{},\"__metadata__\":{},\"x\":" + good + "}", "twice"), //
			Arguments.of("{\"x\":{\"shape\":[4],\"data_offsets\":[0,4]}}", "has no dtype"), //
			Arguments.of("{\"x\":{\"dtype\":\"U8\",\"data_offsets\":[0,4]}}", "has no shape"), //
			Arguments.of("{\"x\":{\"dtype\":\"U8\",\"shape\":[4]}}", "has no data_offsets"), //
			Arguments.of("{\"x\":{\"dtype\":7,\"shape\":[4],\"data_offsets\":[0,4]}}", "dtype that is not text"), //
			Arguments.of("{\"x\":" + tensor("F4", "4", "0,4") + "}", "unknown dtype \"F4\""), //
			Arguments.of("{\"x\":{\"dtype\":\"U8\",\"shape\":4,\"data_offsets\":[0,4]}}", "that is not a list"), //
			Arguments.of("{\"x\":" + tensor("U8", "\"4\"", "0,4") + "}", "not a list of at most 32 sizes"), //
			Arguments.of("{\"x\":" + tensor("U8", "-4", "0,4") + "}", "whole number"), //
			Arguments.of("{\"x\":" + tensor("U8", "4.5", "0,4") + "}", "whole number"), //
			Arguments.of("{\"x\":" + tensor("U8", "4e0", "0,4") + "}", "whole number"), //
			Arguments.of("{\"x\":" + tensor("U8", "4", "0,9223372036854775808") + "}", "whole number"), //
			Arguments.of("{\"x\":" + tensor("U8", "1,".repeat(32) + "4", "0,4") + "}", "at most 32 sizes"), //
			Arguments.of("{\"x\":" + tensor("U8", "4", "0") + "}", "1 data_offsets instead of 2"), //
			Arguments.of("{\"x\":" + tensor("U8", "4", "0,2,4") + "}", "3 data_offsets instead of 2"), //
			Arguments.of("{\"x\":" + tensor("U8", "5", "0,5") + "}", "bytes 0 to 5 of the 4"), //
			Arguments.of("{\"x\":" + tensor("U8", "4", "4,0") + "}", "bytes 4 to 0"), //
			Arguments.of("{\"x\":" + tensor("U8", "3", "0,4") + "}", "has 4 bytes where U8 [3] needs 3"), //
			Arguments.of("{\"x\":" + tensor("F32", "4", "0,4") + "}", "needs 16"), //
			Arguments.of("{\"x\":" + tensor("U8", "4294967296,4294967296", "0,0") + "}", "which no file can hold"), //
			Arguments.of("{\"x\":" + tensor("F64", "999999999999999999,2", "0,4") + "}", "which no file can hold"), //
			Arguments.of("{\"x\":" + good + ",\"y\":" + tensor("U8", "2", "2,4") + "}", "overlaps"), //
			Arguments.of("{\"x\":" + tensor("U8", "1", "0,1") + ",\"y\":" + tensor("U8", "2", "2,4") + "}",
				"1 bytes before tensor \"y\" belong to no tensor"), //
			Arguments.of("{\"x\":" + tensor("U8", "3", "1,4") + "}", "1 bytes before"), //
			Arguments.of("{\"x\":" + tensor("U8", "3", "0,3") + "}", "1 bytes after the last tensor"), //
			Arguments.of("{}", "4 bytes after the last tensor"), //
			Arguments.of("{\"x\":{\"deep\":" + "[".repeat(1000), "nested too deeply"), //
			Arguments.of("{\"x\":{\"deep\":" + "{\"a\":".repeat(1000), "nested too deeply"));
	}

	@ParameterizedTest
	@MethodSource("badHeaders")
	void aHeaderThatBreaksTheFormatIsRefused(final String header, final String why) throws IOException {
		final Path file = write(header, 4);
		assertRefused(() -> SafetensorsFile.readHeader(file), file.toString(), why);
	}

	@Test
	void aHeaderThatIsNotUtf8IsRefused() throws IOException {
		final byte[] header = "{\"\u00e4\":1}".getBytes(StandardCharsets.ISO_8859_1);
		final Path file = writeRaw(temp.resolve("model.safetensors"), header.length, header, new byte[0]);
		assertRefused(() -> SafetensorsFile.readHeader(file), file.toString(), "not UTF-8");
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 100_000_001, Long.MAX_VALUE, -1, Long.MIN_VALUE })
	void anAbsurdHeaderLengthIsRefused(final long length) throws IOException {
		final Path file = writeRaw(temp.resolve("model.safetensors"), length, new byte[16], new byte[0]);
		assertRefused(() -> SafetensorsFile.readHeader(file), file.toString(),
			Long.toUnsignedString(length) + " bytes");
	}

	/** As a clone without Git LFS leaves it; its first bytes would be an absurd length. */
	@Test
	void aPointerOfGitLfsIsCalledOne() throws IOException {
		final Path file = Files.writeString(temp.resolve("model.safetensors"),
			"version https://git-lfs.github.com/spec/v1\noid sha256:" + "0".repeat(64) + "\nsize 6007164\n");
		assertRefused(() -> SafetensorsFile.readHeader(file),
			file + " is a pointer of Git LFS, a small text in place of the file; run 'git lfs pull' " +
				"in its folder, or download the file itself.");
	}

	@Test
	void aFileThatEndsInsideItsHeaderIsRefused() throws IOException {
		final Path file = writeRaw(temp.resolve("model.safetensors"), 17, new byte[16], new byte[0]);
		assertRefused(() -> SafetensorsFile.readHeader(file), file.toString(), "truncated", "download it again");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 7 })
	void aFileShorterThanTheLengthFieldIsRefused(final int bytes) throws IOException {
		final Path file = Files.write(temp.resolve("model.safetensors"), new byte[bytes]);
		assertRefused(() -> SafetensorsFile.readHeader(file), file.toString(), "only " + bytes + " bytes");
	}

	@Test
	void whatIsNotAFileIsRefused() {
		final Path missing = temp.resolve("missing.safetensors");
		assertRefused(() -> SafetensorsFile.readHeader(missing), missing.toString(), "does not exist");
		assertRefused(() -> SafetensorsFile.readHeader(temp), temp.toString(), "not a file");
	}

	@Test
	void namesFromTheFileCannotBreakTheMessage() throws IOException {
		final Path file = write("{\"a\\nb\\u001b[31m\\u2028" + "x".repeat(10_000) + "\":1}", 0);
		assertRefused(() -> SafetensorsFile.readHeader(file), "a\\u000ab\\u001b[31m\\u2028xxx", "x…\"");
	}

	private Path write(final String header, final int dataBytes) throws IOException {
		return writeSafetensors(temp.resolve("model.safetensors"), header, dataBytes);
	}

	private static String tensor(final String dtype, final String shape, final String offsets) {
		return "{\"dtype\":\"" + dtype + "\",\"shape\":[" + shape + "],\"data_offsets\":[" + offsets + "]}";
	}
}
