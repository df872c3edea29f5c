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
package sc.fiji.unibiomed.findings.export;

import java.io.IOException;
import java.nio.file.Path;

import org.scijava.plugin.SciJavaPlugin;

import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.util.FileNames;

/**
 * Saves the findings of an answer as one kind of file. Implementations carry SciJava's annotation {@code @Plugin(type
 * = FindingsExporter.class)} and have a constructor without arguments; {@link FindingsExporters} finds them without
 * starting SciJava, and menus list them by their priority, the highest first. They may be used by several threads.
 */
public interface FindingsExporter extends SciJavaPlugin {

	/** Name in macros and on the command line, such as "csv": small letters, digits and hyphens. */
	String key();

	/** For menus, such as "CSV table". */
	String label();

	/** What it is for: half a sentence for people, without a point at the end. */
	String description();

	/** What names of such files end with, such as "-findings.csv". */
	String ending();

	/**
	 * Writes a file.
	 *
	 * @param results may have no findings, and need not have come from a batch or an open image
	 * @throws IOException if it cannot be written; then an older one stays as it is, and the message is for people
	 * @throws IllegalArgumentException if the format cannot hold the results; the message says why, for people
	 */
	void write(Results results, Path file) throws IOException;

	/** Whether it shows pictures, for which an image is read once more where the answer comes from a file. */
	default boolean needsPictures() {
		return false;
	}

	/** File name extension without the point. */
	default String extension() {
		return ending().substring(ending().lastIndexOf('.') + 1);
	}

	/** A name for the file, made of the image's title; good for every file system. */
	default String fileName(final Results results) {
		return FileNames.plain(results.facts().names().title().replaceAll("\\.[A-Za-z0-9]{1,5}$", ""), ending(),
			"image");
	}
}
