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
package sc.fiji.unibiomed.models.download;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

import org.junit.jupiter.api.Test;

/** That silence ends a read is shown with a server, in {@link ResumableDownloadTest}. */
class TimeoutInputStreamTest {

	@Test
	void singleBytesAreReadAsFromAnyStream() throws IOException {
		try (InputStream stream = new TimeoutInputStream(
			new ByteArrayInputStream(new byte[] { 0, 1, 127, (byte) 128, (byte) 255 }), Duration.ofSeconds(5)))
		{
			for (final int expected : new int[] { 0, 1, 127, 128, 255, -1, -1 }) {
				assertEquals(expected, stream.read());
			}
		}
	}
}
