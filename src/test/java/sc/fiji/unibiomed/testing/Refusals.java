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

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;

/** What every refusal of a checkpoint has to look like. */
public final class Refusals {

	private Refusals() {}

	/** Runs {@code action}, which has to be refused in one line that has all of {@code fragments}. */
	public static void assertRefused(final Executable action, final String... fragments) {
		assertOneLine(assertThrows(CheckpointException.class, action), fragments);
	}

	public static void assertOneLine(final CheckpointException refusal, final String... fragments) {
		final String message = refusal.getMessage();
		assertFalse(message.isBlank(), "blank message");
		assertTrue(message.chars().noneMatch(Character::isISOControl), message);
		for (final String fragment : fragments) {
			assertTrue(message.contains(fragment), () -> "\"" + fragment + "\" is not in: " + message);
		}
	}
}
