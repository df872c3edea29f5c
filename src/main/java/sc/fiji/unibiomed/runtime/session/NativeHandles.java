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
package sc.fiji.unibiomed.runtime.session;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the native objects that one model has open: sessions, tensors, tokenizers. They lie outside of the Java heap
 * and no garbage collector frees them, so whatever opens one registers it here, and a test can ask what was left open.
 */
public final class NativeHandles {

	private final Set<Handle> open = ConcurrentHashMap.newKeySet();
	private final AtomicLong opened = new AtomicLong();

	/** A registered native object. */
	public final class Handle implements AutoCloseable {

		private final String what;

		private Handle(final String what) {
			this.what = what;
		}

		@Override
		public void close() {
			open.remove(this);
		}
	}

	/** Registers a native object under a name for people. */
	public Handle open(final String what) {
		final Handle handle = new Handle(what);
		open.add(handle);
		opened.incrementAndGet();
		return handle;
	}

	/** Names of what is open now. */
	public List<String> stillOpen() {
		return open.stream().map(handle -> handle.what).sorted().toList();
	}

	/** How many objects were ever opened. */
	public long everOpened() {
		return opened.get();
	}
}
