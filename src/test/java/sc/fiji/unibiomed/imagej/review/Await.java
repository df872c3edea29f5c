package sc.fiji.unibiomed.imagej.review;

import java.awt.EventQueue;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for windows, which follow on the event thread in their own time. */
public final class Await {

	private static final Duration LONGEST = Duration.ofSeconds(60);
	private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

	private Await() {
	}

	/** Asks on the event thread until the answer is yes; fails when it never is. */
	public static void until(final String what, final Callable<Boolean> condition) throws Exception {
		final long end = System.nanoTime() + LONGEST.toNanos();
		while (!onEventThread(condition)) {
			if (System.nanoTime() > end) {
				throw new AssertionError("Waited in vain until " + what);
			}
			LockSupport.parkNanos(PAUSE_NANOS);
		}
	}

	/** Asks once on the event thread, after everything that waits there. */
	static <T> T onEventThread(final Callable<T> question) throws Exception {
		final FutureTask<T> task = new FutureTask<>(question);
		EventQueue.invokeAndWait(task);
		return task.get();
	}

	/** Does something on the event thread. */
	public static void run(final Runnable what) throws InterruptedException, InvocationTargetException {
		EventQueue.invokeAndWait(what);
	}
}
