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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sc.fiji.unibiomed.testing.CheckpointFolders.writeSafetensors;
import static sc.fiji.unibiomed.testing.Refusals.assertRefused;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.testing.TestCheckpoints;

class WeightsTest {

	@TempDir
	Path temp;

	@Test
	void oneFileAndShardsHoldTheSameTensors() throws IOException {
		final Weights single = WeightFiles.open(TestCheckpoints.tiny());
		final Weights sharded = WeightFiles.open(TestCheckpoints.tinySharded());
		assertEquals(1, single.files().size());
		assertEquals(3, sharded.files().size());
		assertEquals(single.names(), sharded.names());
		for (final String name : single.names()) {
			assertEquals(single.info(name).shape(), sharded.info(name).shape(), name);
			assertEquals(single.info(name).type(), sharded.info(name).type(), name);
			assertEquals(single.map(name), sharded.map(name), name);
		}
	}

	@Test
	void aMappedTensorHasExactlyTheBytesOfTheFile() throws IOException {
		final Weights weights = WeightFiles.open(TestCheckpoints.tiny());
		final byte[] file = Files.readAllBytes(weights.files().get(0));
		for (final String name : weights.names()) {
			final TensorInfo info = weights.info(name);
			final ByteBuffer mapped = weights.map(name);
			assertTrue(mapped.isReadOnly());
			assertEquals(ByteOrder.LITTLE_ENDIAN, mapped.order());
			assertEquals(ByteBuffer.wrap(file, (int) info.offset(), (int) info.byteLength()), mapped, name);
		}
	}

	@Test
	void aTensorBeyondTwoGibibytesIsMappedAndALargerOneRefused() throws IOException {
		final long big = Integer.MAX_VALUE + 100L;
		final byte[] header = ("{\"big\":{\"dtype\":\"U8\",\"shape\":[" + big + "],\"data_offsets\":[0," + big + "]}," +
			"\"last\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[" + big + "," + (big + 8) + "]}}")
			.getBytes(StandardCharsets.UTF_8);
		final Path path = temp.resolve("model.safetensors");
		try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
			file.setLength(Long.BYTES + header.length + big + 8);
			file.write(ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).array());
			file.write(header);
			file.seek(Long.BYTES + header.length + big);
			file.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putFloat(1.5f).putFloat(-2).array());
		}
		final Weights weights = WeightFiles.open(temp);
		assertArrayEquals(new float[] { 1.5f, -2 }, weights.floats("last"));
		assertRefused(() -> weights.map("big"), path.toString(), "\"big\"", big + " bytes");
		assertRefused(() -> weights.floats("big"), path.toString(), "too many");
	}

	@Test
	void floatsAreReadFromEveryFloatType() throws IOException {
		final ByteBuffer data = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
		data.putDouble(0.5).putDouble(-3).putFloat(0.1f).putFloat(Float.POSITIVE_INFINITY);
		data.putShort((short) 0x3fc0).putShort((short) 0xc000).putShort((short) 0x3e00).putShort((short) 0xc000);
		writeSafetensors(temp.resolve("model.safetensors"),
			"{\"f64\":{\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[0,16]}," +
				"\"f32\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[16,24]}," +
				"\"bf16\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[24,28]}," +
				"\"f16\":{\"dtype\":\"F16\",\"shape\":[1,2],\"data_offsets\":[28,32]}}",
			data.array());
		final Weights weights = WeightFiles.open(temp);
		assertArrayEquals(new float[] { 0.5f, -3 }, weights.floats("f64"));
		assertArrayEquals(new float[] { 0.1f, Float.POSITIVE_INFINITY }, weights.floats("f32"));
		assertArrayEquals(new float[] { 1.5f, -2 }, weights.floats("bf16"));
		assertArrayEquals(new float[] { 1.5f, -2 }, weights.floats("f16"));
	}

	@Test
	void integersAreNotTakenForFloats() throws IOException {
		writeSafetensors(temp.resolve("model.safetensors"),
			"{\"x\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}}", 8);
		assertRefused(() -> WeightFiles.open(temp).floats("x"), "\"x\"", "I64");
	}

	@Test
	void everyFloat16HasItsValue() {
		for (int bits = 0; bits < 1 << 16; bits++) {
			final int exponent = bits >> 10 & 0x1f;
			final double fraction = (bits & 0x3ff) / 1024.0;
			final double magnitude;
			if (exponent == 31)
				magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
			else if (exponent == 0)
				magnitude = fraction * Math.pow(2, -14);
			else
				magnitude = (1 + fraction) * Math.pow(2, exponent - 15);
			final float expected = (float) (bits >> 15 == 0 ? magnitude : -magnitude);
			assertEquals(expected, HalfFloats.fromFloat16((short) bits), "bits " + Integer.toHexString(bits));
		}
	}

	@Test
	void aMissingTensorIsNamed() throws IOException {
		final Weights weights = WeightFiles.open(TestCheckpoints.tiny());
		assertFalse(weights.contains("no.such.tensor"));
		assertRefused(() -> weights.info("no.such.tensor"), TestCheckpoints.tiny().toString(), "\"no.such.tensor\"");
		assertRefused(() -> weights.map("no.such.tensor"), "\"no.such.tensor\"");
	}

	@Test
	void aFileThatShrinksAfterOpeningIsNoticed() throws IOException {
		final Path file = writeSafetensors(temp.resolve("model.safetensors"),
			"{\"x\":{\"dtype\":\"U8\",\"shape\":[100],\"data_offsets\":[0,100]}}", 100);
		final Weights weights = WeightFiles.open(temp);
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			channel.truncate(100);
		}
		assertRefused(() -> weights.map("x"), file.toString(), "shorter");
		Files.delete(file);
		assertRefused(() -> weights.map("x"), file.toString(), "does not exist");
	}

	@Test
	void anEmptyTensorIsAnEmptyBuffer() throws IOException {
		writeSafetensors(temp.resolve("model.safetensors"),
			"{\"x\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}", 0);
		assertEquals(0, WeightFiles.open(temp).map("x").remaining());
		assertTrue(Arrays.equals(new float[0], WeightFiles.open(temp).floats("x")));
	}
}
