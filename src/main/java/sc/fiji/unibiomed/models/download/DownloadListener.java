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
package sc.fiji.unibiomed.models.download;

import sc.fiji.unibiomed.util.Progress;

/**
 * Told how far a download is, in bytes, and what keeps it waiting. May be called from several threads, one at a time.
 */
@FunctionalInterface
public interface DownloadListener extends Progress {

	/** For callers who do not want to know. */
	DownloadListener NONE = (done, total) -> {};

	/**
	 * @param words what is happening, for people: a sentence without an end, such as "the server is busy, next try in 8
	 *           s"
	 */
	default void notice(final String words) {}
}
