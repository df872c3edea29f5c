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
package sc.fiji.unibiomed.runtime.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * Memory on Linux: what the kernel could give without swapping ({@code MemAvailable} of proc(5)), or what is left below
 * the limits of the process's control groups if that is less, as in containers and batch jobs (cgroups(7), both
 * versions).
 */
final class LinuxRam implements RamSource {

	private static final long KIBIBYTE = 1024;

	private final Path root;
	private final RamSource otherwise;

	/**
	 * @param root of the file system
	 * @param otherwise asked where the kernel does not tell
	 */
	LinuxRam(final Path root, final RamSource otherwise) {
		this.root = root;
		this.otherwise = otherwise;
	}

	@Override
	public long availableBytes() {
		final OptionalLong kibibytes = value(root.resolve("proc/meminfo"), "MemAvailable:");
		long available = kibibytes.isPresent() ? kibibytes.getAsLong() * KIBIBYTE : otherwise.availableBytes();
		for (final String group : lines(root.resolve("proc/self/cgroup"))) {
			final String[] parts = group.split(":", 3);
			if (parts.length == 3 && parts[1].isEmpty()) {
				available = Math.min(available,
					left(root.resolve("sys/fs/cgroup"), parts[2], "memory.max", "memory.current", "inactive_file"));
			}
			else if (parts.length == 3 && List.of(parts[1].split(",")).contains("memory")) {
				available = Math.min(available, left(root.resolve("sys/fs/cgroup/memory"), parts[2],
					"memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"));
			}
		}
		return available;
	}

	/** What a group and all groups around it leave; in a container its path may be one that is seen only outside. */
	private static long left(final Path mount, final String path, final String limitFile, final String usageFile,
		final String reclaimable)
	{
		long left = Long.MAX_VALUE;
		final Path named = mount.resolve(path.replaceFirst("^/+", "")).normalize();
		for (Path group = named.startsWith(mount) ? named : mount; group.startsWith(mount); group = group.getParent()) {
			final OptionalLong limit = value(group.resolve(limitFile), "");
			final OptionalLong usage = value(group.resolve(usageFile), "");
			if (limit.isPresent() && usage.isPresent()) {
				// Pages of files that were not used lately count as used, but are given up at once.
				final long cached = value(group.resolve("memory.stat"), reclaimable + " ").orElse(0);
				left = Math.min(left, Math.max(0, limit.getAsLong() - usage.getAsLong() + cached));
			}
		}
		return left;
	}

	/** The number that follows a key at the start of a line; empty if there is none, as where a limit is "max". */
	private static OptionalLong value(final Path file, final String key) {
		return lines(file).stream().filter(line -> line.startsWith(key))
			.map(line -> line.substring(key.length()).replace("kB", "").strip())
			.filter(text -> text.matches("\\d{1,18}")).mapToLong(Long::parseLong).findFirst();
	}

	private static List<String> lines(final Path file) {
		try {
			return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
		}
		catch (final IOException e) {
			// A kernel without this file, or one that does not show it to everybody.
			return List.of();
		}
	}
}
