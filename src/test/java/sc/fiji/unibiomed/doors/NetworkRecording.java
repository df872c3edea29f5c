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
package sc.fiji.unibiomed.doors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Watches what the networks get while a door is asked. Java's Flight Recorder sees the whole process, so questions must
 * be asked one after the other, as the tests of this project are.
 */
public final class NetworkRecording {

	/** The network that looks at tiles for the language model. */
	public static final String VISION_ENCODER = "vision encoder";
	/** The network of SAM 2 that looks at the whole picture for the masks. */
	public static final String IMAGE_ENCODER = "image encoder";

	private static final String EVENT = "sc.fiji.unibiomed.NetworkInput";

	private NetworkRecording() {}

	/**
	 * Asks, and watches.
	 *
	 * @param work an empty folder
	 */
	public static Seen ask(final Door door, final DoorInput input, final Path work) throws Exception {
		final Path file = work.resolve("recording.jfr");
		final Seen seen;
		try (Recording recording = new Recording()) {
			recording.enable(EVENT);
			recording.start();
			seen = door.ask(input, Files.createDirectory(work.resolve("door")));
			recording.stop();
			recording.dump(file);
		}
		return seen.with(inputs(file));
	}

	private static Map<String, List<String>> inputs(final Path file) throws IOException {
		final List<RecordedEvent> events = new ArrayList<>(RecordingFile.readAllEvents(file));
		events.removeIf(event -> !event.getEventType().getName().equals(EVENT));
		events.sort(Comparator.comparing(RecordedEvent::getStartTime));
		final Map<String, List<String>> inputs = new LinkedHashMap<>();
		inputs.put(VISION_ENCODER, new ArrayList<>());
		inputs.put(IMAGE_ENCODER, new ArrayList<>());
		for (final RecordedEvent event : events) {
			final List<String> sums = inputs.get(event.getString("network"));
			final String sum = sha256(event);
			if (!sums.contains(sum)) {
				sums.add(sum);
			}
		}
		return inputs;
	}

	/** The checksum of an event, in hexadecimal. */
	public static String sha256(final RecordedEvent event) {
		return Stream.of("sha256a", "sha256b", "sha256c", "sha256d")
			.map(quarter -> HexFormat.of().toHexDigits(event.getLong(quarter))).collect(Collectors.joining());
	}
}
