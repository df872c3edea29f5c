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
package sc.fiji.unibiomed.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.scijava.Context;

import ij.IJ;
import ij.ImagePlus;

/** Whoever asks all day long must not run out of memory, neither Java's nor that of the native libraries. */
@Tag("slow")
class MemoryTest {

	private static final int WARM_UP = 20;
	private static final int QUESTIONS = 200;

	@Test
	@EnabledOnOs(OS.LINUX)
	void twoHundredAnswersNeedNoMoreMemoryThanTwenty() throws IOException {
		final ImagePlus image = IJ.openImage("sample-images/08_endoscopy.png").resize(64, 64, "bilinear");
		try (Context context = new Context(UniBiomedService.class)) {
			final UniBiomedService unibiomed = context.service(UniBiomedService.class);
			ask(unibiomed, image, WARM_UP);
			final long first = residentKilobytes();
			ask(unibiomed, image, QUESTIONS - WARM_UP);
			final long last = residentKilobytes();
			final String figures = "Resident after " + WARM_UP + " answers: " + first / 1024 + " MiB, after " +
				QUESTIONS + ": " + last / 1024 + " MiB";
			System.out.println(figures);
			assertTrue(last <= first * 1.1, figures);
		}
	}

	private static void ask(final UniBiomedService unibiomed, final ImagePlus image, final int times) {
		for (int i = 0; i < times; i++) {
			assertEquals(1, unibiomed.segment(image, "polyp", "endoscopy").findings().size());
		}
	}

	/** What Java has not collected yet is no leak. */
	private static long residentKilobytes() throws IOException {
		System.gc();
		return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmRSS:"))
			.mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
	}
}
