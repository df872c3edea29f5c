package sc.fiji.unibiomed.runtime.session;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the native objects that one model has open: sessions, tensors, tokenizers. They lie outside of the Java heap and
 * no garbage collector frees them, so whatever opens one registers it here, and a test can ask what was left open.
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
