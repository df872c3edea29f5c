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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Threads that add up numbers, each those of an array of its own: little else than reading memory. The sums are of
 * integers, because Java may not reorder those of floats and so would add one after the other.
 */
final class MemoryRead implements AutoCloseable {

	private final List<long[]> parts = new ArrayList<>();
	private final ExecutorService threads;

	/** @param bytes of all arrays together; several times the last cache, or it measures the cache */
	MemoryRead(final int threadCount, final long bytes) {
		threads = Executors.newFixedThreadPool(threadCount);
		for (int i = 0; i < threadCount; i++) {
			final long[] part = new long[Math.toIntExact(bytes / Long.BYTES / threadCount)];
			// Other values than zero, so that every page is a page of memory.
			Arrays.fill(part, i + 1L);
			parts.add(part);
		}
	}

	/** Bytes in a second, the fastest of several runs after one that is not counted. */
	double bestBytesPerSecond(final int runs) throws InterruptedException, ExecutionException {
		double best = 0;
		for (int run = 0; run <= runs; run++) {
			final List<Callable<Long>> sums = parts.stream().map(part -> (Callable<Long>) () -> sum(part)).toList();
			final long begin = System.nanoTime();
			long total = 0;
			for (final Future<Long> sum : threads.invokeAll(sums)) {
				total += sum.get();
			}
			final double seconds = (System.nanoTime() - begin) / 1e9;
			if (total != expectedSum()) {
				throw new IllegalStateException("The sum is wrong.");
			}
			if (run > 0) {
				best = Math.max(best, bytes() / seconds);
			}
		}
		return best;
	}

	private long expectedSum() {
		return parts.stream().mapToLong(part -> part[0] * part.length).sum();
	}

	private double bytes() {
		return parts.stream().mapToDouble(part -> part.length * (double) Long.BYTES).sum();
	}

	/** Short enough a loop for the compiler to make vector instructions of it. */
	private static long sum(final long[] values) {
		long sum = 0;
		for (int i = 0; i < values.length; i++) {
			sum += values[i];
		}
		return sum;
	}

	@Override
	public void close() {
		threads.shutdownNow();
	}
}
