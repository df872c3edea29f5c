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
package sc.fiji.unibiomed.runtime.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import sc.fiji.unibiomed.doors.NetworkRecording;
import sc.fiji.unibiomed.testing.Sha256;

class NetworkInputTest {

	private static final int VALUES = 10_000;

	@TempDir
	private Path folder;

	@Test
	@Timeout(60)
	void aRecordingThatAsksForItSeesTheChecksumOfAllValues() throws IOException {
		final ByteBuffer bytes = ByteBuffer.allocateDirect(VALUES * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		final FloatBuffer values = bytes.asFloatBuffer();
		for (int i = 0; i < VALUES; i++) {
			values.put(i, i / 7f - 3);
		}
		final byte[] copy = new byte[bytes.capacity()];
		bytes.get(copy);

		final List<RecordedEvent> events = recorded(true, values);
		assertEquals(1, events.size());
		assertEquals("a network", events.get(0).getString("network"));
		assertEquals(Sha256.of(copy), NetworkRecording.sha256(events.get(0)));
		assertEquals(VALUES, values.remaining());
	}

	@Test
	@Timeout(60)
	void anyOtherRecordingSeesNothing() throws IOException {
		assertEquals(List.of(), recorded(false, FloatBuffer.allocate(VALUES)));
	}

	private List<RecordedEvent> recorded(final boolean wanted, final FloatBuffer values) throws IOException {
		final Path file = folder.resolve("recording.jfr");
		try (Recording recording = new Recording()) {
			if (wanted) {
				recording.enable("sc.fiji.unibiomed.NetworkInput");
			}
			recording.start();
			NetworkInput.note("a network", values);
			recording.stop();
			recording.dump(file);
		}
		return RecordingFile.readAllEvents(file).stream()
			.filter(event -> event.getEventType().getName().equals(NetworkInputEvent.NAME)).toList();
	}
}
