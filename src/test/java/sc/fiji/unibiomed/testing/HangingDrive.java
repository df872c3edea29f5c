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
package sc.fiji.unibiomed.testing;

import java.util.concurrent.CountDownLatch;

/**
 * A drive that does not answer, as a network drive whose server is gone: whoever reads a file on it waits, whatever
 * interrupts, until the drive is closed.
 */
public final class HangingDrive extends WrappedDrive {

	/** What cannot be found out about its files. */
	public enum Silence {
		/** Names and sizes are in the system's memory, bytes are not. */
		BYTES,
		/** Not even names and sizes. */
		EVERYTHING
	}

	private final Silence silence;
	private final CountDownLatch reader = new CountDownLatch(1);
	private final CountDownLatch answer = new CountDownLatch(1);

	public HangingDrive(final Silence silence) {
		this.silence = silence;
	}

	/** Waits until somebody waits for this drive. */
	public void awaitReader() throws InterruptedException {
		reader.await();
	}

	@Override
	void open() {
		hang();
	}

	@Override
	void lookUp() {
		if (silence == Silence.EVERYTHING) {
			hang();
		}
	}

	private void hang() {
		reader.countDown();
		boolean isWaiting = true;
		while (isWaiting) {
			try {
				answer.await();
				isWaiting = false;
			}
			catch (final InterruptedException e) {
				// Nobody can interrupt what the system itself waits for.
				isWaiting = true;
			}
		}
	}

	/** Lets everybody go. */
	@Override
	public void close() {
		answer.countDown();
	}
}
