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
package sc.fiji.unibiomed.interpret.ask;

import java.util.List;

import sc.fiji.unibiomed.interpret.answer.Interpretation;

/**
 * The answer to a question about an image.
 *
 * @param answer text and findings, with all notes; masks are as large as a plane
 * @param descriptions what is said of each region that was asked about, in their order; empty if none was
 */
public record Reply(Interpretation answer, List<String> descriptions) {

	public Reply {
		descriptions = List.copyOf(descriptions);
	}

	/** The same with notes before its own; may be none. */
	public Reply noting(final List<String> notes) {
		return new Reply(answer.noting(notes), descriptions);
	}

	/** In one line: the answer, then its findings. */
	@Override
	public String toString() {
		return answer.toString();
	}
}
