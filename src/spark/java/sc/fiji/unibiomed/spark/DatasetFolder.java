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
package sc.fiji.unibiomed.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.ProcessLock;

/**
 * A folder with the files of a dataset that is never seen half: it is written under another name beside its place, and
 * takes the place of an older one by being renamed.
 *
 * @param place the folder
 */
record DatasetFolder(Path place) {

	/**
	 * Writes the dataset.
	 *
	 * @param writer given a folder that does not exist, which it makes
	 * @throws IOException if files cannot be renamed or removed
	 */
	void write(final Consumer<Path> writer) throws IOException {
		final Path locks = Files.createDirectories(place.resolveSibling("state"));
		try (ProcessLock lock = ProcessLock.take(locks.resolve(place.getFileName() + ".lock"), () -> {},
			new Cancellation()))
		{
			// Of drivers that were killed.
			removeAll("part-", "old-");
			final Path part = place.resolveSibling(prefix() + "part-" + UUID.randomUUID());
			writer.accept(part);
			if (Files.exists(place)) {
				Files.move(place, place.resolveSibling(prefix() + "old-" + UUID.randomUUID()),
					StandardCopyOption.ATOMIC_MOVE);
			}
			Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
			removeAll("old-");
		}
	}

	/** Hidden from people, and from programs that look for datasets. */
	private String prefix() {
		return "." + place.getFileName() + "-";
	}

	private void removeAll(final String... kinds) throws IOException {
		try (Stream<Path> siblings = Files.list(place.toAbsolutePath().getParent())) {
			for (final Path sibling : siblings.toList()) {
				if (Stream.of(kinds).anyMatch(kind -> sibling.getFileName().toString().startsWith(prefix() + kind))) {
					remove(sibling);
				}
			}
		}
	}

	private static void remove(final Path folder) throws IOException {
		final List<Path> all;
		try (Stream<Path> tree = Files.walk(folder)) {
			all = tree.sorted(Comparator.reverseOrder()).toList();
		}
		for (final Path each : all) {
			Files.delete(each);
		}
	}
}
