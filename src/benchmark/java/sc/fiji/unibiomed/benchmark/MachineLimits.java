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
package sc.fiji.unibiomed.benchmark;

import java.util.Locale;
import java.util.concurrent.ExecutionException;

import ai.onnxruntime.OrtException;

/**
 * What this machine can do at this moment, measured. A time of a network means little without it: with these figures
 * one can tell how far from the machine's limits the network runs, and compare runs of different days.
 *
 * @param threads that were used: as many as the machine has cores
 * @param float32 most multiplications and additions in a second of a matrix product in float32
 * @param int8 the same with 8-bit weights and rows that are rounded to 8 bits, time for rounding included
 * @param memoryRead bytes in a second that all cores together read from memory
 */
public record MachineLimits(int threads, double float32, double int8, double memoryRead) {

	private static final int RUNS = 8;
	private static final int READS = 4;

	/** Rows, inner size and columns: one like the encoders' layers, one square. */
	private static final int[][] PRODUCTS = { { 1024, 1024, 4096 }, { 2048, 2048, 2048 } };

	/** Far more than any cache; 1 GiB as a matrix of floats. */
	private static final int READ_ROWS = 1 << 14;
	private static final int READ_COLUMNS = 1 << 14;

	/** Prints the limits. */
	public static void main(final String[] args) throws OrtException, InterruptedException, ExecutionException {
		System.out.println(measure());
	}

	/** Waits for quiet moments. Takes some seconds and 2 GiB of memory, which are free again afterwards. */
	public static MachineLimits measure() throws OrtException, InterruptedException, ExecutionException {
		final int threads = Runtime.getRuntime().availableProcessors();
		double float32 = 0;
		double int8 = 0;
		for (final int[] sizes : PRODUCTS) {
			Timing.awaitQuiet();
			try (MatrixProduct product = MatrixProduct.float32(sizes[0], sizes[1], sizes[2], threads)) {
				float32 = Math.max(float32, product.operations() / product.bestSeconds(RUNS));
			}
			try (MatrixProduct product = MatrixProduct.int8(sizes[0], sizes[1], sizes[2], threads)) {
				int8 = Math.max(int8, product.operations() / product.bestSeconds(RUNS));
			}
		}
		return new MachineLimits(threads, float32, int8, Math.max(sums(threads), row(threads)));
	}

	private static double sums(final int threads) throws InterruptedException, ExecutionException {
		Timing.awaitQuiet();
		try (MemoryRead read = new MemoryRead(threads, (long) READ_ROWS * READ_COLUMNS * Float.BYTES)) {
			return read.bestBytesPerSecond(READS);
		}
	}

	private static double row(final int threads) throws OrtException {
		Timing.awaitQuiet();
		try (MatrixProduct product = MatrixProduct.row(READ_ROWS, READ_COLUMNS, threads)) {
			return (double) READ_ROWS * READ_COLUMNS * Float.BYTES / product.bestSeconds(READS);
		}
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT,
			"machine: %d threads, float32 %.0f GFLOP/s, 8 bit %.0f GOP/s, memory read %.1f GB/s", threads,
			float32 / 1e9, int8 / 1e9, memoryRead / 1e9);
	}
}
