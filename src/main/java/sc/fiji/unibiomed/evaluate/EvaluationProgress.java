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
package sc.fiji.unibiomed.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import sc.fiji.unibiomed.util.ProgressWords;
import sc.fiji.unibiomed.util.RemainingTime;

/**
 * How far an evaluation is.
 *
 * @param done items that are through, in whatever way
 * @param total all items
 * @param kept those of the done ones whose answers were there already
 * @param failed those of the done ones that failed
 * @param seconds since it began
 * @param volumes how far the measuring of volumes is
 */
public record EvaluationProgress(int done, int total, int kept, int failed, double seconds, VolumeProgress volumes) {

	/** Of data sets without volumes. */
	public EvaluationProgress(final int done, final int total, final int kept, final int failed, final double seconds) {
		this(done, total, kept, failed, seconds, VolumeProgress.NONE);
	}

	/** Items that are through, and volumes that are measured. */
	public int stepsDone() {
		return done + volumes.done();
	}

	/** All items and volumes. */
	public int steps() {
		return total + volumes.total();
	}

	/** For people: {@code 12 of 300 items · 15 s each · about 72 minutes left · 4 done before, 1 failed}. */
	public String words() {
		if (done == total && volumes.total() > 0) {
			return ProgressWords.of(volumes.words(), "", Optional.empty(), more());
		}
		final int asked = done - kept;
		return ProgressWords.of(done + " of " + total + " items",
			done == total ? "" : ProgressWords.each(seconds, asked),
			RemainingTime.after(ProgressWords.duration(seconds), asked, total - done), more());
	}

	private String more() {
		final List<String> more = new ArrayList<>();
		if (kept > 0) {
			more.add(kept + " done before");
		}
		if (failed > 0) {
			more.add(failed + " failed");
		}
		return String.join(", ", more);
	}
}
