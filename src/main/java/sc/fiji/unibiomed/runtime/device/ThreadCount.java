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

import java.util.Optional;

/**
 * How many threads networks may run with. Processors are those that the operating system gives this process: Java
 * counts what a container's limit or a CPU set leaves ({@link Runtime#availableProcessors()}, JDK-8146115).
 */
public final class ThreadCount {

	/**
	 * Threads of a network wait for each other in a busy loop. With twice as many as there are processors, as where
	 * Java counts cores and the user their hardware threads, that costs little; with many more, everything else on the
	 * computer stands still.
	 */
	private static final int PER_PROCESSOR = 2;

	private ThreadCount() {}

	/** The largest number that this computer can use, at least 2. */
	public static int most() {
		return most(Runtime.getRuntime().availableProcessors());
	}

	/**
	 * Which numbers can be used here, for a sentence such as "Threads must be from 1 to 4 (twice the processors here)".
	 *
	 * @param least the smallest, 0 where that stands for as many as there are processors
	 */
	public static String range(final int least) {
		return "from " + least + " to " + most() + " (twice the processors here)";
	}

	private static int most(final int processors) {
		return PER_PROCESSOR * processors;
	}

	/**
	 * Why a number of threads cannot be used here.
	 *
	 * @param threads at least 0; 0 stands for as many as there are processors
	 * @return a sentence for people that begins with a small letter; empty if the number can be used
	 */
	public static Optional<String> obstacle(final int threads) {
		return obstacle(threads, Runtime.getRuntime().availableProcessors());
	}

	static Optional<String> obstacle(final int threads, final int processors) {
		return threads <= most(processors)
			? Optional.empty()
			: Optional.of(threads + " threads are too many: this program has " + processors +
				(processors == 1 ? " processor" : " processors") + " here. Write a number from 1 to " +
				most(processors) + "; " + processors + (processors == 1 ? " fits." : " fit best."));
	}
}
