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
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * One array of a NumPy {@code .npy} file (format versions 1 and 2, little endian, C order), optionally gzip-compressed
 * ({@code .npy.gz}).
 *
 * <pre>{@code
 * Npy array = Npy.read(Reference.path("goldens/aux/interp_in.npy"));
 * int[] shape = array.shape();      // {64, 48}
 * float[] values = array.floats();  // 3072 values, row-major
 * }</pre>
 */
public final class Npy {

	private static final int MAGIC_LENGTH = 6;
	private static final int GZIP_MAGIC = 0x8b1f;
	private static final Pattern HEADER = Pattern
		.compile("'descr':\\s*'([^']+)'.*'fortran_order':\\s*(True|False).*'shape':\\s*\\(([^)]*)\\)");

	private final String type;
	private final int[] shape;
	private final ByteBuffer data;

	private Npy(final String type, final int[] shape, final ByteBuffer data) {
		this.type = type;
		this.shape = shape;
		this.data = data;
	}

	/**
	 * Reads a file.
	 *
	 * @throws IOException if it cannot be read, or is not an array of the supported kind
	 */
	public static Npy read(final Path file) throws IOException {
		final ByteBuffer bytes = ByteBuffer.wrap(uncompressed(file)).order(ByteOrder.LITTLE_ENDIAN);
		if (bytes.remaining() < 10 || bytes.get(0) != (byte) 0x93 || bytes.get(1) != 'N')
			throw new IOException(file + " is not a .npy file");
		final int version = bytes.get(MAGIC_LENGTH);
		bytes.position(MAGIC_LENGTH + 2);
		final int headerLength = version == 1 ? Short.toUnsignedInt(bytes.getShort()) : bytes.getInt();
		final byte[] header = new byte[headerLength];
		bytes.get(header);

		final String text = new String(header, StandardCharsets.ISO_8859_1);
		final Matcher matcher = HEADER.matcher(text);
		if (!matcher.find()) throw new IOException(file + " has an unexpected header: " + text);
		if (matcher.group(2).equals("True")) throw new IOException(file + " is in Fortran order");
		final int[] shape = Arrays.stream(matcher.group(3).split(",")).map(String::trim).filter(size -> !size.isEmpty())
			.mapToInt(Integer::parseInt).toArray();
		return new Npy(matcher.group(1), shape, bytes.slice().order(ByteOrder.LITTLE_ENDIAN));
	}

	private static byte[] uncompressed(final Path file) throws IOException {
		final byte[] bytes = Files.readAllBytes(file);
		final boolean gzip = bytes.length > 1 && (bytes[0] & 0xff | (bytes[1] & 0xff) << 8) == GZIP_MAGIC;
		if (!gzip) return bytes;
		try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
			return in.readAllBytes();
		}
	}

	/** The sizes of the dimensions, slowest first; empty for a scalar. */
	public int[] shape() {
		return shape.clone();
	}

	/**
	 * NumPy's name of the element type, without byte order, such as {@code f4}, {@code i8}, {@code u1} or {@code b1}.
	 */
	public String type() {
		return type.substring(1);
	}

	/** The number of elements. */
	public int size() {
		return Arrays.stream(shape).reduce(1, Math::multiplyExact);
	}

	/** The elements of an array of any type, row-major; doubles and integers are rounded to float. */
	public float[] floats() {
		final float[] values = new float[size()];
		for (int i = 0; i < values.length; i++)
			values[i] = isFloating() ? (float) floating(i) : integer(i);
		return values;
	}

	/**
	 * The elements of an integer or boolean array, row-major.
	 *
	 * @throws IllegalStateException if the array has floating point elements
	 * @throws ArithmeticException if an element does not fit
	 */
	public int[] ints() {
		final int[] values = new int[size()];
		for (int i = 0; i < values.length; i++)
			values[i] = Math.toIntExact(integer(i));
		return values;
	}

	/**
	 * The bytes of a uint8 or boolean array, row-major.
	 *
	 * @throws IllegalStateException if the elements are of another type
	 */
	public byte[] bytes() {
		if (!type().equals("u1") && !type().equals("b1"))
			throw new IllegalStateException("Not an array of bytes: " + type);
		final byte[] values = new byte[size()];
		data.get(0, values);
		return values;
	}

	private boolean isFloating() {
		return type().startsWith("f");
	}

	private double floating(final int i) {
		return switch (type()) {
			case "f4" -> data.getFloat(4 * i);
			case "f8" -> data.getDouble(8 * i);
			default -> throw new IllegalStateException("Not an array of floats: " + type);
		};
	}

	private long integer(final int i) {
		return switch (type()) {
			case "u1", "b1" -> Byte.toUnsignedInt(data.get(i));
			case "i4" -> data.getInt(4 * i);
			case "i8" -> data.getLong(8 * i);
			default -> throw new IllegalStateException("Not an array of integers: " + type);
		};
	}

	@Override
	public String toString() {
		return "Npy[" + type() + " " + Arrays.toString(shape) + "]";
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof Npy that && type.equals(that.type) && Arrays.equals(shape, that.shape) &&
			data.equals(that.data);
	}

	@Override
	public int hashCode() {
		return Objects.hash(type, Arrays.hashCode(shape), data);
	}
}
