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
package sc.fiji.unibiomed.util;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

import org.slf4j.LoggerFactory;

/**
 * Puts files on disk for good: what was written stays in the system's memory for a while, and is lost there if the
 * power fails, also where the file has got its name already.
 */
public final class DurableFiles {

	private DurableFiles() {}

	/**
	 * Waits until a file's content is on disk.
	 *
	 * @throws IOException if it cannot be written there
	 */
	public static void force(final Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			channel.force(true);
		}
	}

	/**
	 * Waits until the names in a folder are on disk, where the system can: Windows cannot open folders, and some
	 * network drives do not know what is meant.
	 */
	public static void forceNames(final Path folder) {
		if (File.separatorChar != '/') {
			return;
		}
		try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
			channel.force(true);
		}
		catch (final IOException e) {
			LoggerFactory.getLogger(DurableFiles.class).debug("The names in {} are written later.", folder, e);
		}
	}

	/**
	 * Waits until a folder with all files in it is on disk; its own name is its parent's matter.
	 *
	 * @throws IOException if something cannot be read, or written there
	 */
	public static void forceTree(final Path folder) throws IOException {
		try (Stream<Path> tree = Files.walk(folder)) {
			for (final Path each : tree.toList()) {
				if (Files.isRegularFile(each)) {
					force(each);
				}
				else if (Files.isDirectory(each)) {
					forceNames(each);
				}
			}
		}
	}
}
