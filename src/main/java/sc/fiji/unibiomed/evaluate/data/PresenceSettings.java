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

	public PresenceSettings {
		if (absent < 0) {
			throw new IllegalArgumentException("The number of absent targets must be at least 0, not " + absent);
		}
	}

	/** Whether it is measured at all. */
	public boolean isWanted() {
		return absent > 0 || calibrates;
	}
}
