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
package sc.fiji.unibiomed.evaluate.data;

import java.nio.file.Path;
import java.util.List;

import sc.fiji.unibiomed.evaluate.score.EvaluationTask;

/**
 * Whether it is measured how well a model tells what is in an image from what is not.
 *
 * @param absent how many targets that an image does not have are asked for in each image, at least 0
 * @param calibrates whether findings are checked and levels calculated also if none are: the data may have annotations
 *           with empty masks
 */
public record PresenceSettings(int absent, boolean calibrates) {

	/** It is not measured. */
	public static final PresenceSettings NONE = new PresenceSettings(0, false);

	/** Usual for the embedded samples, where it is quick and shows what Evaluate can do. */
	private static final PresenceSettings OF_SAMPLES = new PresenceSettings(2, false);

	public PresenceSettings {
		if (absent < 0) {
			throw new IllegalArgumentException("The number of absent targets must be at least 0, not " + absent);
		}
	}

	/**
	 * What was asked for, or what is usual.
	 *
	 * @param absent {@code null} if nobody said so: 0, but 2 for segmentations of the embedded samples
	 */
	public static PresenceSettings of(final Integer absent, final boolean calibrates, final Path data,
		final List<EvaluationTask> tasks)
	{
		if (absent != null) {
			return new PresenceSettings(absent, calibrates);
		}
		return data.equals(EvaluationSettings.SAMPLES) && tasks.contains(EvaluationTask.SEGMENTATION)
			? OF_SAMPLES
			: new PresenceSettings(0, calibrates);
	}

	/** Whether it is measured at all. */
	public boolean isWanted() {
		return absent > 0 || calibrates;
	}
}
