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

import java.util.List;
import java.util.Optional;

import org.scijava.util.FileUtils;

/**
 * What the database of a site says of one file.
 *
 * @param filename its path below ImageJ's folder, with the present version's number
 * @param platforms names of the only platforms that it is for; empty for all
 * @param version what is offered; empty if the site has withdrawn the file
 * @param previous what was offered before
 */
record FileRecord(String filename, List<String> platforms, Optional<Version> version, List<PreviousVersion> previous) {

	FileRecord {
		platforms = List.copyOf(platforms);
		previous = List.copyOf(previous);
	}

	/** What all versions of the file have in common. */
	String nameWithoutVersion() {
		return FileUtils.stripFilenameVersion(filename);
	}

	/** Where the offered version lies on the site. */
	String placeOnSite() {
		return filename + "-" + version.orElseThrow().timestamp();
	}
}
