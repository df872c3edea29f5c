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
package sc.fiji.unibiomed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import sc.fiji.unibiomed.doors.Aspect;
import sc.fiji.unibiomed.doors.CannotKnow;
import sc.fiji.unibiomed.doors.Door;
import sc.fiji.unibiomed.doors.DoorInput;
import sc.fiji.unibiomed.doors.DoorInputs;
import sc.fiji.unibiomed.doors.Doors;
import sc.fiji.unibiomed.doors.NetworkRecording;
import sc.fiji.unibiomed.doors.Seen;

/**
 * One picture, one question, one answer, through every door: the same bytes go into the networks, the same words,
 * masks, numbers and notes come out. What a door cannot know stands in {@link #CANNOT_KNOW}, and it must tell.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneQuestionEveryDoorTest {

	private static final Set<Aspect> ALL = EnumSet.allOf(Aspect.class);

	private static final Pattern NOTHING = Pattern.compile("");

	private static final List<CannotKnow> CANNOT_KNOW = List.of( //
		new CannotKnow(Set.of(DoorInputs.FIRST_SLICE), Set.of("ImgLib2"), "that there are other slices",
			EnumSet.of(Aspect.NOTES, Aspect.SHOWN_AS), NOTHING, false), //
		new CannotKnow(Set.of(DoorInputs.REGION), Set.of("Assistant", "batch"), "the region", ALL,
			Pattern.compile("region"), true), //
		new CannotKnow(Set.of(DoorInputs.PALETTE + "PNG", DoorInputs.PALETTE + "GIF", DoorInputs.PALETTE + "TIFF"),
			Set.of("ImgLib2"), "that its colours come from a palette", EnumSet.of(Aspect.SHOWN_AS), NOTHING, false));

	private Path work;
	private List<DoorInput> inputs;
	private final AtomicInteger asked = new AtomicInteger();
	private final Map<DoorInput, Seen> expected = new LinkedHashMap<>();
	private final List<String> table = new ArrayList<>();

	@BeforeAll
	void makeImages(@TempDir final Path folder) throws IOException {
		work = folder;
		inputs = DoorInputs.all(Path.of("sample-images"), Files.createDirectory(work.resolve("images")));
	}

	/** What differed, as a table to look at. */
	@AfterAll
	void writeTable() throws IOException {
		Files.writeString(Path.of(System.getProperty("build.folder", "target"), "one-question-every-door.md"),
			"| image | door | what differs |\n|---|---|---|\n" + String.join("\n", table) + "\n");
	}

	Stream<Arguments> questions() {
		return inputs.stream().flatMap(input -> Doors.others().stream().filter(door -> door.takes(input))
			.map(door -> Arguments.of(input, door.name(), door)));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("questions")
	@Timeout(300)
	void theAnswerIsThatOfTheService(final DoorInput input, final String name, final Door door) throws Exception {
		final Seen wanted = expected(input);
		assertTrue(wanted.isAnswered(), wanted.refusal());
		final Seen seen = ask(door, input);
		final String complaints = CannotKnow.complaints(CannotKnow.in(CANNOT_KNOW, door, input), wanted, seen);
		final String cell = complaints.lines().collect(Collectors.joining("<br>"));
		table.add("| " + input.name() + " | " + name + " | " + cell + " |");
		assertEquals("", complaints);
	}

	/** Else equal checksums would say nothing. The wide image has four fields, each of two tiles and a thumbnail. */
	@Test
	@Timeout(300)
	void theNetworksAreWatched() throws Exception {
		final Map<String, List<String>> wide = expected(DoorInputs.of(DoorInputs.WIDE, inputs)).networkInputs();
		final Map<String, List<String>> ct = expected(DoorInputs.of(DoorInputs.RGB, inputs)).networkInputs();
		assertEquals(12, wide.get(NetworkRecording.VISION_ENCODER).size());
		assertEquals(4, wide.get(NetworkRecording.IMAGE_ENCODER).size());
		assertEquals(1, ct.get(NetworkRecording.VISION_ENCODER).size());
		assertEquals(1, ct.get(NetworkRecording.IMAGE_ENCODER).size());
		final List<String> sums = wide.values().stream().flatMap(List::stream).toList();
		assertTrue(ct.values().stream().flatMap(List::stream).noneMatch(sums::contains));
	}

	/** An entry that is about nothing any more has to go. */
	@Test
	@Timeout(10)
	void whatCannotBeKnownIsAboutSomething() {
		final Set<String> images = inputs.stream().map(DoorInput::name).collect(Collectors.toSet());
		final Set<String> doors = Doors.others().stream().map(Door::name).collect(Collectors.toSet());
		for (final CannotKnow entry : CANNOT_KNOW) {
			assertTrue(images.containsAll(entry.inputs()), entry.reason());
			assertTrue(doors.containsAll(entry.doors()), entry.reason());
		}
	}

	private Seen expected(final DoorInput input) throws Exception {
		if (!expected.containsKey(input)) {
			expected.put(input, ask(Doors.expected(), input));
		}
		return expected.get(input);
	}

	private Seen ask(final Door door, final DoorInput input) throws Exception {
		final Path folder = Files.createDirectory(work.resolve("question" + asked.incrementAndGet()));
		return NetworkRecording.ask(door, input, folder);
	}
}
