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
package sc.fiji.unibiomed.imagej.result;

import java.nio.file.Path;
import java.util.Set;

/** Names for several files of one kind. */
public final class NumberedFile {

	private NumberedFile() {}

	/** The file, or one with a number in its name where it is taken: "scan-findings-2.csv". */
	public static Path of(final Path wanted, final Set<Path> taken) {
		final String name = wanted.getFileName().toString();
		final int dot = name.lastIndexOf('.');
		final String stem = dot < 0 ? name : name.substring(0, dot);
		Path file = wanted;
		for (int i = 2; taken.contains(file); i++) {
			file = wanted.resolveSibling(stem + "-" + i + (dot < 0 ? "" : name.substring(dot)));
		}
		return file;
	}
}
