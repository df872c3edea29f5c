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
package sc.fiji.unibiomed.evaluate.volume;

/** The memory that Java has left for arrays. */
final class JavaHeap {

	/** What is left to everything else: a fifth. */
	private static final double USABLE = 0.8;

	private JavaHeap() {}

	/**
	 * How many bytes may be taken.
	 *
	 * @param wanted if there are fewer, what nobody uses any more is cleared away before it is looked once more
	 */
	static long free(final long wanted) {
		if (free() < wanted) {
			System.gc();
		}
		return free();
	}

	private static long free() {
		final Runtime java = Runtime.getRuntime();
		return (long) (USABLE * (java.maxMemory() - java.totalMemory() + java.freeMemory()));
	}
}
