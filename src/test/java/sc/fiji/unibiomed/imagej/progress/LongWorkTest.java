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
package sc.fiji.unibiomed.imagej.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.imagej.progress.LongWork.Decision;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.interpret.view.LargeImages;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;

/** The question before work of more than a minute. */
class LongWorkTest {

	private static final PlaneSelection ALL = PlaneSelection.of(Planes.EACH_SLICE);

	private final List<LongWork.Offer> asked = new ArrayList<>();
	private long seconds;
	private Decision wish = Decision.GO_ON;

	private final LongWork work = new LongWork(offer -> {
		asked.add(offer);
		return wish;
	}, () -> seconds * 1_000_000_000);

	private Decision fields(final int secondsEach, final int count) {
		for (int i = 1; i <= count; i++) {
			final Decision decision = work.field(i, count);
			if (decision != Decision.GO_ON) {
				return decision;
			}
			// The first one waits for the model.
			seconds += i == 1 ? 100 : secondsEach;
		}
		return Decision.GO_ON;
	}

	@Test
	void manyFieldsAreAskedAboutOnceTheSecondOneIsMeasured() {
		assertEquals(Decision.GO_ON, fields(5, 146));
		assertEquals(
			List.of(new LongWork.Offer("146 fields: about 12 minutes. The whole image at once takes about 5 s.",
				"Ask in Fields", "Whole Image")),
			asked);
	}

	/** A second each: one alone says too little. */
	@Test
	void smallFieldsAreMeasuredTogether() {
		assertEquals(Decision.GO_ON, fields(1, 125));
		assertEquals("125 fields: about 2 minutes. The whole image at once takes about 1 s.", asked.get(0).words());
	}

	@Test
	void aMinuteIsWaitedFor() {
		assertEquals(Decision.GO_ON, fields(5, 13));
		assertEquals(List.of(), asked);
	}

	@Test
	void whoWantsTheWholeImageAsksAgainAndIsNotAskedTwice() {
		wish = Decision.LESS;
		assertEquals(Decision.LESS, fields(5, 146));
		assertEquals(Optional.of("Stopped at field 3 of 146; the whole image is asked about at once."),
			work.takeLess());
		assertEquals(Optional.empty(), work.takeLess(), "once");
		assertEquals(Optional.of(LargeImages.WHOLE), work.over(InputChoice.NONE).large());
		assertEquals(Optional.of("CT"), work.over(InputChoice.ofModality("CT")).modality());
		assertEquals(ALL, work.over(ALL));
		assertEquals(Decision.GO_ON, fields(5, 146));
		assertEquals(1, asked.size());
	}

	@Test
	void planesAreAskedAboutAsWell() {
		wish = Decision.LESS;
		for (int i = 1; i <= 2; i++) {
			assertEquals(Decision.GO_ON, work.plane(i, 50));
			seconds += 4;
		}
		assertEquals(Decision.LESS, work.plane(3, 50));
		assertEquals("50 planes: about 3 minutes. The one that is shown takes about 4 s.", asked.get(0).words());
		assertEquals(Planes.CURRENT, work.over(ALL).planes());
		assertEquals(InputChoice.NONE, work.over(InputChoice.NONE));
	}

	@Test
	void followingThroughAVolumeIsAskedAbout() {
		wish = Decision.LESS;
		work.over(PlaneSelection.of(Planes.VOLUME));
		for (int done = 0; done < 3; done++) {
			assertEquals(Decision.GO_ON, work.followed(done, 100));
			seconds += 2;
		}
		assertEquals(Decision.LESS, work.followed(3, 100));
		assertEquals("Following it through all planes: about 3 minutes more. The one that is shown is soon done.",
			asked.get(0).words());
		assertEquals(Optional.of("Stopped; only the plane that is shown is asked about."), work.takeLess());
		assertEquals(Planes.CURRENT, work.over(PlaneSelection.of(Planes.VOLUME)).planes());
	}

	/** Of each of 30 planes, six fields. */
	@Test
	void fieldsOfPlanesCountForAllOfThem() {
		work.plane(1, 30);
		assertEquals(Decision.GO_ON, fields(2, 6));
		assertEquals("180 fields: about 6 minutes. The whole image at once takes about 2 s.", asked.get(0).words());
	}

	@Test
	void whoWantsNothingGetsNothing() {
		wish = Decision.STOP;
		assertEquals(Decision.STOP, fields(5, 146));
		assertEquals(Optional.empty(), work.takeLess());
	}
}
