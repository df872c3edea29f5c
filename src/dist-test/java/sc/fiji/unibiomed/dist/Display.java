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
package sc.fiji.unibiomed.dist;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Where windows open, if there is such a place. */
final class Display {

	private Display() {}

	/** Skips a test where there is no display, unless {@code UNIBIOMED_REQUIRE_DISPLAY} is 1: then it may fail. */
	static void need() {
		assumeTrue("1".equals(System.getenv("UNIBIOMED_REQUIRE_DISPLAY")) || System.getenv("DISPLAY") != null,
			"no display");
	}
}
