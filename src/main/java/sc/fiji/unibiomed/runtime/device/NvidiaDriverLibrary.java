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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;

/**
 * Asks NVIDIA's driver, which unlike CUDA's own libraries is there wherever a GPU works at all. Functions and numbers
 * are those of {@code cuda.h} (CUDA Driver API).
 */
final class NvidiaDriverLibrary {

	private static final int SUCCESS = 0;
	private static final int NO_DEVICE = 100;
	private static final int CAPABILITY_MAJOR = 75;
	private static final int CAPABILITY_MINOR = 76;
	private static final int NAME_BYTES = 256;

	/** The functions that are needed. */
	interface Cuda extends Library {

		int cuInit(int flags);

		int cuDriverGetVersion(IntByReference version);

		int cuDeviceGetCount(IntByReference count);

		int cuDeviceGet(IntByReference device, int ordinal);

		int cuDeviceGetName(byte[] name, int length, int device);

		int cuDeviceGetAttribute(IntByReference value, int attribute, int device);

		int cuDeviceTotalMem_v2(LongByReference bytes, int device);

		int cuGetErrorName(int error, PointerByReference name);
	}

	private final Cuda cuda;

	private NvidiaDriverLibrary(final Cuda cuda) {
		this.cuda = cuda;
	}

	/** @param library name of the driver's library */
	static NvidiaDriver read(final String library) {
		try {
			return read(Native.load(library, Cuda.class));
		}
		catch (final LinkageError e) {
			// Not there, or JNA itself cannot be loaded here.
			return NvidiaDriver.NONE;
		}
	}

	static NvidiaDriver read(final Cuda cuda) {
		return new NvidiaDriverLibrary(cuda).read();
	}

	private NvidiaDriver read() {
		final int started = cuda.cuInit(0);
		final IntByReference version = new IntByReference();
		cuda.cuDriverGetVersion(version);
		if (started == NO_DEVICE) {
			return new NvidiaDriver(true, "", version.getValue(), List.of());
		}
		if (started != SUCCESS) {
			return NvidiaDriver.broken(errorName(started));
		}
		final IntByReference count = new IntByReference();
		final int counted = cuda.cuDeviceGetCount(count);
		if (counted != SUCCESS) {
			return NvidiaDriver.broken(errorName(counted));
		}
		final List<NvidiaDriver.Gpu> gpus = new ArrayList<>();
		for (int i = 0; i < count.getValue(); i++) {
			gpus.add(gpu(i));
		}
		return new NvidiaDriver(true, "", version.getValue(), gpus);
	}

	private NvidiaDriver.Gpu gpu(final int ordinal) {
		final IntByReference device = new IntByReference();
		cuda.cuDeviceGet(device, ordinal);
		final byte[] name = new byte[NAME_BYTES];
		cuda.cuDeviceGetName(name, name.length, device.getValue());
		final LongByReference bytes = new LongByReference();
		cuda.cuDeviceTotalMem_v2(bytes, device.getValue());
		return new NvidiaDriver.Gpu(Native.toString(name, StandardCharsets.UTF_8.name()),
			attribute(CAPABILITY_MAJOR, device.getValue()), attribute(CAPABILITY_MINOR, device.getValue()),
			bytes.getValue());
	}

	private int attribute(final int attribute, final int device) {
		final IntByReference value = new IntByReference();
		cuda.cuDeviceGetAttribute(value, attribute, device);
		return value.getValue();
	}

	private String errorName(final int error) {
		final PointerByReference name = new PointerByReference();
		final boolean known = cuda.cuGetErrorName(error, name) == SUCCESS && name.getValue() != null;
		return (known ? name.getValue().getString(0) + ", " : "") + "error " + error;
	}
}
