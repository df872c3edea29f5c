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
package sc.fiji.unibiomed.site;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file that the site offers.
 *
 * @param path where it belongs below ImageJ's folder, with slashes
 * @param source where it lies now
 * @param platform the only platform that it is for; empty for all
 * @param facts what the updater shows
 * @param needs paths of other files that must be there; those of Fiji without a version
 */
record SiteFile(String path, Path source, Optional<Platform> platform, PomFacts facts, List<String> needs) {

	SiteFile {
		needs = List.copyOf(needs);
	}

	/** A file for everybody that needs nothing. */
	static SiteFile plain(final String path, final Path source) {
		return new SiteFile(path, source, Optional.empty(), PomFacts.NONE, List.of());
	}
}
