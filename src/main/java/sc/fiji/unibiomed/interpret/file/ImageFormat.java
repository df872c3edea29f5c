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
package sc.fiji.unibiomed.interpret.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Set;

import org.scijava.plugin.SciJavaPlugin;

import sc.fiji.unibiomed.interpret.large.LargeImageInterpreter;

/**
 * Reads image files that this program does not read by itself. Implementations carry SciJava's annotation
 * {@code @Plugin(type = ImageFormat.class)} and have a constructor without arguments; {@link ImageFormats} finds them,
 * the one with the highest priority first, without starting SciJava. They may be used by several threads.
 */
public interface ImageFormat extends SciJavaPlugin {

	/**
	 * Where nobody chose a level, an image shown whole is read with at least so many pixels along a side: there is no
	 * need of more.
	 */
	int OVERVIEW_SIDE = LargeImageInterpreter.LARGE;

	/** Whether the libraries that it needs are there; where they are not, it is as if it was not installed. */
	default boolean isAvailable() {
		return true;
	}

	/**
	 * Ends of the names of files that are images, without a dot, in lower case: those that are looked for in folders.
	 */
	Set<String> suffixes();

	/**
	 * Whether a file is of this format. A quick look at its name and its first bytes.
	 *
	 * @param file that exists
	 */
	boolean reads(Path file);

	/**
	 * Opens a file. Pixels are read when they are asked for, and no more of them than that.
	 *
	 * @param file that exists
	 * @param level which level of a pyramid, from 1, the full resolution; empty for the smallest with at least
	 *          {@link #OVERVIEW_SIDE} pixels along the longer side, or the first where all are smaller
	 * @throws sc.fiji.unibiomed.image.ImageReadException if it is damaged, or has no such series, page or level; the
	 *           message names the file, and what there is
	 * @throws IOException if it cannot be read
	 */
	ImageSource open(Path file, PlaneChoice planes, OptionalInt level) throws IOException;
}
