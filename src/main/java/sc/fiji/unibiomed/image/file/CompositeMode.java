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
package sc.fiji.unibiomed.image.file;

/** How ImageJ shows channels. */
enum CompositeMode {

	/** It does not know that there are channels, and shows all of them alike. */
	NONE,
	/** All at once. */
	MERGED,
	/** One at a time, in its colours. */
	COLOUR,
	/** One at a time, in grey. */
	GREY;

	/** ImageJ does not merge more than that. */
	private static final int MOST_MERGED = 8;

	/**
	 * What a description says.
	 *
	 * @param otherwise if it does not say anything
	 */
	static CompositeMode of(final String description, final CompositeMode otherwise, final int channels) {
		CompositeMode mode = otherwise;
		if (description.contains("mode=composite")) {
			mode = MERGED;
		}
		else if (description.contains("mode=color")) {
			mode = COLOUR;
		}
		else if (description.contains("mode=gray")) {
			mode = GREY;
		}
		return mode == MERGED && channels > MOST_MERGED ? COLOUR : mode;
	}
}
