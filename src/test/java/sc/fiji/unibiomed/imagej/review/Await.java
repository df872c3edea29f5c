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

	private Await() {}

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
	public static <T> T onEventThread(final Callable<T> question) throws Exception {
		final FutureTask<T> task = new FutureTask<>(question);
		EventQueue.invokeAndWait(task);
		return task.get();
	}

	/** Does something on the event thread. */
	public static void run(final Runnable what) throws InterruptedException, InvocationTargetException {
		EventQueue.invokeAndWait(what);
	}
}
