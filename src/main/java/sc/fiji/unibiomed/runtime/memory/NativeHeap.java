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

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;

/**
 * Gives memory that native libraries have freed back to the operating system. While a network is loaded, its weights
 * exist in several forms one after the other; GNU's C library keeps the freed ones for later, which doubles the memory
 * that the process occupies at full size. Other systems give it back by themselves.
 */
public final class NativeHeap {

	private static final Logger LOG = LoggerFactory.getLogger(NativeHeap.class);

	/** The one function needed of GNU's C library; see malloc_trim(3). */
	private interface Glibc extends Library {

		int malloc_trim(NativeLong keep);
	}

	private NativeHeap() {}

	/** Returns free memory to the system where that is known to help; elsewhere does nothing. */
	public static void trim() {
		if (!Platform.isLinux()) {
			return;
		}
		try {
			Native.load("c", Glibc.class).malloc_trim(new NativeLong(0));
		}
		catch (final LinkageError e) {
			LOG.debug("This system's C library cannot return free memory: {}", e.getMessage());
		}
	}
}
