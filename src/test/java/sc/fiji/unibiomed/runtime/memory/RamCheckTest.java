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
package sc.fiji.unibiomed.runtime.memory;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.runtime.device.Device;
import sc.fiji.unibiomed.runtime.device.Precision;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.runtime.failure.RamException;
import sc.fiji.unibiomed.testing.FullSizeCheckpoint;
import sc.fiji.unibiomed.testing.RefusingDevice;
import sc.fiji.unibiomed.testing.TestCheckpoints;

/** Models at their full size on computers of all sizes. */
class RamCheckTest {

	private static final long MIB = 1L << 20;
	private static final long GIB = 1L << 30;

	@TempDir
	private static Path work;
	private static Checkpoint published;

	@BeforeAll
	static void writeTheSizes() throws IOException {
		final Path folder = Files.createDirectory(work.resolve("UniBiomed"));
		FullSizeCheckpoint.writeSizesOnly(folder, TestCheckpoints.tiny());
		published = Checkpoint.open(folder);
	}

	/** The peaks of the whole process, in MiB, are in the benchmarks. */
	@ParameterizedTest
	@CsvSource({ "exact, 4868", "fast, 2364", "compact, 2304" })
	void theEstimateIsWhatWasMeasured(final String precision, final double measured) throws IOException {
		assertEquals(measured, need(published, Precision.parse(precision)) / (double) MIB, 0.05 * measured);
	}

	@Test
	void fewerBitsNeedLess() throws IOException {
		assertTrue(need(published, Precision.FAST) < need(published, Precision.EXACT) - 2 * GIB);
		assertTrue(need(published, Precision.COMPACT) < need(published, Precision.FAST));
		assertTrue(need(published, Precision.COMPACT) < 2560 * MIB);
	}

	@Test
	void weightsOnAGpuNeedLessOfTheComputersMemory() throws IOException {
		final RamEstimate need = new RamEstimate(published);
		assertTrue(need.bytes(Precision.EXACT, false) < need.bytes(Precision.EXACT, true) - 2 * GIB);
		check(4 * GIB).require(published, new RuntimeOptions(new RefusingDevice(0), Precision.EXACT, 1));
	}

	@Test
	void enoughMemoryIsEnough() {
		assertDoesNotThrow(() -> check(6 * GIB).require(published, options(Precision.EXACT)));
		assertDoesNotThrow(() -> check(3 * GIB).require(published, options(Precision.COMPACT)));
	}

	@Test
	void tooLittleNamesTheMostExactPrecisionThatFits() {
		assertEquals(
			"The model UniBiomed needs about 4.8 GiB of memory in the precision 'exact', but this computer has " +
				"4.0 GiB free; use the precision 'fast' (about 2.3 GiB), or close other programs.",
			refusal(4 * GIB, Precision.EXACT));
		assertTrue(refusal(2300 * MIB, Precision.EXACT).contains("use the precision 'compact' (about 2.2 GiB)"));
		assertTrue(refusal(2300 * MIB, Precision.FAST).contains("use the precision 'compact' (about 2.2 GiB)"));
	}

	@Test
	void ifNothingFitsItSaysSo() {
		assertTrue(refusal(GIB, Precision.EXACT).endsWith(
			"1.0 GiB free; no precision of it fits: close other programs, or use a computer with more memory."));
		assertTrue(refusal(2 * GIB, Precision.COMPACT).contains("no precision of it fits"));
	}

	@Test
	void expertsMayTryAllTheSame() {
		System.setProperty("unibiomed.memory", "ignore");
		try {
			assertDoesNotThrow(() -> check(GIB).require(published, options(Precision.EXACT)));
		}
		finally {
			System.clearProperty("unibiomed.memory");
		}
	}

	@Test
	void tinyModelsFitEverywhere() throws IOException {
		for (final Path model : List.of(TestCheckpoints.tiny(), TestCheckpoints.tinySharded())) {
			assertTrue(need(Checkpoint.open(model), Precision.EXACT) < 512 * MIB, model.toString());
		}
	}

	@Test
	void thisComputerHasSomeMemory() {
		final long available = RamSource.ofThisMachine().availableBytes();
		assertTrue(available > 100 * MIB && available < 1L << 50, Long.toString(available));
		final long java = new JavaRam(true).availableBytes();
		assertTrue(java > 100 * MIB && java < 1L << 50, Long.toString(java));
	}

	private static String refusal(final long available, final Precision precision) {
		return assertThrows(RamException.class, () -> check(available).require(published, options(precision)))
			.getMessage();
	}

	private static RamCheck check(final long available) {
		return new RamCheck(() -> available);
	}

	private static RuntimeOptions options(final Precision precision) {
		return new RuntimeOptions(Device.CPU, precision, 1);
	}

	private static long need(final Checkpoint checkpoint, final Precision precision) throws IOException {
		return new RamEstimate(checkpoint).bytes(precision, true);
	}
}
