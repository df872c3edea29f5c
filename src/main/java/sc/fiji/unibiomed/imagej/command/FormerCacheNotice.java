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
package sc.fiji.unibiomed.imagej.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.download.TransferRate;
import sc.fiji.unibiomed.models.store.CacheFolder;

/** What stays in a cache folder when another one is chosen. */
final class FormerCacheNotice {

	private FormerCacheNotice() {}

	/** Says in a sentence what stays where it is; empty if there are no models there. */
	static Optional<String> words(final Models before, final CacheFolder now) throws IOException {
		final Path old = before.cache().own();
		final long bytes = old.equals(now.own()) ? 0 : before.kept();
		return bytes == 0
			? Optional.empty()
			: Optional.of("The models in " + old + " (" + TransferRate.size(bytes) +
				") stay there; to have them in the new cache folder, move what is in that folder to " + now.own() +
				".");
	}
}
