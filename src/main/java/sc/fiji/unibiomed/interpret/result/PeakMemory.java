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
package sc.fiji.unibiomed.interpret.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The most memory that the process has had, as the operating system counts it. */
public final class PeakMemory {

	private static final Path STATUS = Path.of("/proc/self/status");

	private PeakMemory() {}

	/** Peak resident memory in MiB (VmHWM of Linux's proc(5)); 0 where the system does not tell. */
	public static long mebibytes() {
		if (!Files.isReadable(STATUS)) {
			return 0;
		}
		try {
			final List<String> lines = Files.readAllLines(STATUS);
			return lines.stream().filter(line -> line.startsWith("VmHWM:"))
				.mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(0);
		}
		catch (final IOException e) {
			// Not worth failing an answer for: the figure is for information only.
			return 0;
		}
	}
}
