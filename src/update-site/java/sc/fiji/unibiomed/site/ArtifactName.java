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

import org.scijava.util.FileUtils;

/**
 * What a jar is called without its version; ImageJ's updater takes the versions of one file for the same by this rule.
 */
final class ArtifactName {

	private static final String JAR = ".jar";

	private ArtifactName() {}

	/** {@code gson-2.10.1.jar} → {@code gson}. */
	static String of(final String jarName) {
		final String file = FileUtils.stripFilenameVersion(jarName);
		return file.endsWith(JAR) ? file.substring(0, file.length() - JAR.length()) : file;
	}
}
