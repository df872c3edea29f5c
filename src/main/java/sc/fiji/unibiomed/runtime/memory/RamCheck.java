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

import java.util.List;
import java.util.Locale;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.runtime.device.Precision;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.runtime.failure.RamException;

/**
 * Refuses a model that would not fit into memory, before anything of it is loaded: otherwise the computer swaps for
 * minutes, or the system ends the process. The system property {@code unibiomed.memory} with the value {@code ignore}
 * turns it off.
 */
public final class RamCheck {

	private static final String PROPERTY = "unibiomed.memory";
	private static final double GIBIBYTE = 1L << 30;

	private final RamSource memory;

	RamCheck(final RamSource memory) {
		this.memory = memory;
	}

	/** The memory of this computer. */
	public static RamCheck ofThisMachine() {
		return new RamCheck(RamSource.ofThisMachine());
	}

	/** @throws RamException if the model does not fit; the message says what would */
	public void require(final Checkpoint checkpoint, final RuntimeOptions options) throws CheckpointException {
		final RamEstimate need = new RamEstimate(checkpoint);
		final long needed = need.bytes(options.precision(), options.device().isCpu());
		final long available = memory.availableBytes();
		if (needed <= available || "ignore".equals(System.getProperty(PROPERTY))) {
			return;
		}
		String advice = "no precision of it fits: close other programs, or use a computer with more memory";
		for (final Precision precision : List.of(Precision.FAST, Precision.COMPACT)) {
			final long less = need.bytes(precision, true);
			if (less <= available && less < needed) {
				advice = "use the precision '" + precision.label() + "' (about " + gibibytes(less) +
					"), or close other programs";
				break;
			}
		}
		throw new RamException("The model " + checkpoint.name() + " needs about " + gibibytes(needed) +
			" of memory in the precision '" + options.precision().label() + "', but this computer has " +
			gibibytes(available) + " free; " + advice + ".");
	}

	private static String gibibytes(final long bytes) {
		return String.format(Locale.ROOT, "%.1f GiB", bytes / GIBIBYTE);
	}
}
