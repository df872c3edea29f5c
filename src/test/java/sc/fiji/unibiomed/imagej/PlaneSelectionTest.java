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
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.IJ;
import ij.ImagePlus;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.imagej.image.OpenImage;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;

class PlaneSelectionTest {

	/** Two channels, four slices, three time points; slice 2 of time point 3 is shown. */
	private final ImagePlus hyperstack = shown(IJ.createHyperStack("cells", 8, 8, 2, 4, 3, 8), 2, 3);

	@Test
	void everySliceIsOfTheTimePointShown() {
		assertEquals(List.of("z1 t3", "z2 t3", "z3 t3", "z4 t3"), planes(hyperstack, Planes.EACH_SLICE, ""));
		assertEquals(List.of("z1 t3", "z2 t3", "z3 t3", "z4 t3"), planes(hyperstack, Planes.VOLUME, ""));
		assertEquals(List.of("z1 t3", "z2 t3", "z3 t3", "z4 t3"), planes(hyperstack, Planes.REFERENCE_ORDER, ""));
	}

	@Test
	void everyTimePointIsOfTheSliceShown() {
		assertEquals(List.of("z2 t1", "z2 t2", "z2 t3"), planes(hyperstack, Planes.EACH_TIME_POINT, ""));
		assertEquals(List.of("z2 t1", "z2 t2", "z2 t3"), planes(hyperstack, Planes.TIME_SERIES, ""));
	}

	@Test
	void everyPlaneIsEverySliceOfEveryTimePoint() {
		final List<String> planes = planes(hyperstack, Planes.EACH_PLANE, "");
		assertEquals(12, planes.size());
		assertEquals(List.of("z1 t1", "z2 t1", "z3 t1", "z4 t1", "z1 t2"), planes.subList(0, 5));
	}

	@Test
	void aRangeChoosesAmongThem() {
		assertEquals(List.of("z2 t3", "z4 t3"), planes(hyperstack, Planes.EACH_SLICE, "4, 2"));
		assertEquals(List.of("z2 t1", "z2 t2"), planes(hyperstack, Planes.TIME_SERIES, "1-2"));
		assertEquals(List.of("z4 t1", "z1 t2", "z4 t3"), planes(hyperstack, Planes.EACH_PLANE, "4–5,12"));
		assertEquals(List.of("z2 t3"), planes(hyperstack, Planes.CURRENT, "7"));
	}

	@Test
	void whereThereIsOneSliceTheTimePointsAreMeantAndTheOtherWayRound() {
		final ImagePlus film = shown(IJ.createHyperStack("film", 8, 8, 1, 1, 3, 8), 1, 2);
		for (final Planes planes : List.of(Planes.EACH_SLICE, Planes.VOLUME, Planes.REFERENCE_ORDER,
			Planes.EACH_PLANE))
		{
			assertEquals(List.of("z1 t1", "z1 t2", "z1 t3"), planes(film, planes, ""), planes.label());
		}
		final ImagePlus volume = shown(IJ.createHyperStack("volume", 8, 8, 1, 3, 1, 8), 2, 1);
		for (final Planes planes : List.of(Planes.EACH_TIME_POINT, Planes.TIME_SERIES, Planes.EACH_PLANE)) {
			assertEquals(List.of("z1 t1", "z2 t1", "z3 t1"), planes(volume, planes, ""), planes.label());
		}
		final ImagePlus single = IJ.createImage("single", 8, 8, 1, 8);
		for (final Planes planes : Planes.values()) {
			assertEquals(List.of("z1 t1"), planes(single, planes, ""), planes.label());
		}
	}

	@Test
	void objectsAreFollowedFromThePlaneShown() {
		assertEquals(1, new PlaneSelection(Planes.VOLUME, "").keyIndex(OpenImage.of(hyperstack).facts()));
		assertEquals(0, new PlaneSelection(Planes.VOLUME, "2-4").keyIndex(OpenImage.of(hyperstack).facts()));
		assertEquals("volume: slice 2 to slice 4 (3), followed from slice 2",
			new PlaneSelection(Planes.VOLUME, "2-4").description(OpenImage.of(hyperstack).facts()));
		final InputException refused = assertThrows(InputException.class,
			() -> new PlaneSelection(Planes.VOLUME, "3-4").keyIndex(OpenImage.of(hyperstack).facts()));
		assertEquals("range", refused.field());
	}

	@ParameterizedTest
	@ValueSource(strings = { "0-3", "3-1", "2-5", "five", "1;2", "1,,2", "-", "1-2-3", "99999999999" })
	void whatIsNoRangeOfTheImageIsRefused(final String range) {
		final InputException refused = assertThrows(InputException.class,
			() -> planes(hyperstack, Planes.EACH_SLICE, range));
		assertEquals("range", refused.field());
	}

	@Test
	void theFormerNameOfTheReferencesOrderIsStillUnderstood() {
		assertEquals(Planes.REFERENCE_ORDER, Planes.of("whole stack"));
		for (final Planes planes : Planes.values()) {
			assertEquals(planes, Planes.of(planes.label().toUpperCase(java.util.Locale.ROOT)));
		}
	}

	private static List<String> planes(final ImagePlus image, final Planes planes, final String range) {
		return new PlaneSelection(planes, range).positions(OpenImage.of(image).facts()).stream()
			.map(position -> "z" + position.slice() + " t" + position.frame()).toList();
	}

	private static ImagePlus shown(final ImagePlus image, final int slice, final int time) {
		image.setPosition(1, slice, time);
		return image;
	}
}
