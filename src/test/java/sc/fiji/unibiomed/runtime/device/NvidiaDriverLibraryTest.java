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
package sc.fiji.unibiomed.runtime.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.sun.jna.Memory;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;

/** What is read from NVIDIA's driver; here a driver made of Java. */
class NvidiaDriverLibraryTest {

	@Test
	void aWorkingDriverTellsItsGpus() {
		final NvidiaDriver driver = NvidiaDriverLibrary.read(new Driver(0));
		assertEquals(new NvidiaDriver(true, "", 12040,
			List.of(new NvidiaDriver.Gpu("GPU 0", 8, 6, 24L << 30), new NvidiaDriver.Gpu("GPU 1", 8, 6, 24L << 30))),
			driver);
		assertEquals("12.4", driver.cudaVersion());
	}

	@Test
	void aDriverWithoutAGpuIsNoError() {
		assertEquals(new NvidiaDriver(true, "", 12040, List.of()), NvidiaDriverLibrary.read(new Driver(100)));
	}

	@Test
	void aDriverThatDoesNotStartNamesItsError() {
		assertEquals(NvidiaDriver.broken("CUDA_ERROR_OF_A_KIND, error 803"), NvidiaDriverLibrary.read(new Driver(803)));
	}

	@Test
	void withoutTheLibraryThereIsNoDriver() {
		assertSame(NvidiaDriver.NONE, NvidiaDriverLibrary.read("libnothing-of-this-name.so.1"));
		assertFalse(new ThisComputer().hasLibrary("libnothing-of-this-name.so.1"));
	}

	/** Two GPUs. */
	private record Driver(int initResult) implements NvidiaDriverLibrary.Cuda {

		@Override
		public int cuInit(final int flags) {
			return initResult;
		}

		@Override
		public int cuDriverGetVersion(final IntByReference version) {
			version.setValue(12040);
			return 0;
		}

		@Override
		public int cuDeviceGetCount(final IntByReference count) {
			count.setValue(2);
			return 0;
		}

		@Override
		public int cuDeviceGet(final IntByReference device, final int ordinal) {
			device.setValue(ordinal);
			return 0;
		}

		@Override
		public int cuDeviceGetName(final byte[] name, final int length, final int device) {
			final byte[] text = ("GPU " + device + "\0").getBytes(StandardCharsets.US_ASCII);
			System.arraycopy(text, 0, name, 0, text.length);
			return 0;
		}

		@Override
		public int cuDeviceGetAttribute(final IntByReference value, final int attribute, final int device) {
			value.setValue(attribute == 75 ? 8 : 6);
			return 0;
		}

		@Override
		public int cuDeviceTotalMem_v2(final LongByReference bytes, final int device) {
			bytes.setValue(24L << 30);
			return 0;
		}

		@Override
		public int cuGetErrorName(final int error, final PointerByReference name) {
			final Memory text = new Memory(64);
			text.setString(0, "CUDA_ERROR_OF_A_KIND");
			name.setValue(text);
			return 0;
		}
	}
}
