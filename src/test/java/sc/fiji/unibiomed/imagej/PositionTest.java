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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.imagej.image.ImagePosition;
import sc.fiji.unibiomed.imagej.image.OpenImage;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;

/** Positions and planes of stacks and hyperstacks. */
class PositionTest {

	private final ImagePlus hyperstack = IJ.createHyperStack("hyperstack", 8, 8, 2, 3, 4, 8);
	private final ImagePlus stack = IJ.createImage("stack", 8, 8, 5, 8);
	private final ImagePlus single = IJ.createImage("single", 8, 8, 1, 8);

	@Test
	void aRegionOfAHyperstackBelongsToAllChannelsOfItsSliceAndFrame() {
		final Roi region = new Roi(1, 1, 2, 2);
		tie(new Position(0, 2, 3), hyperstack, region);
		assertEquals(List.of(0, 2, 3), List.of(region.getCPosition(), region.getZPosition(), region.getTPosition()));
	}

	@Test
	void aRegionOfAStackBelongsToItsSlice() {
		final Roi region = new Roi(1, 1, 2, 2);
		tie(new Position(0, 4, 1), stack, region);
		assertEquals(4, region.getPosition());
	}

	@Test
	void aRegionOfASingleImageIsTiedToNoPlane() {
		final Roi region = new Roi(1, 1, 2, 2);
		tie(new Position(0, 1, 1), single, region);
		assertEquals(0, region.getPosition());
		assertFalse(region.hasHyperStackPosition());
	}

	@Test
	void aRegionOfAFilmOfVolumesThatIsShownAsOneStackBelongsToItsIndex() {
		final ImagePlus plain = IJ.createImage("film", 8, 8, 12, 8);
		plain.setDimensions(1, 3, 4);
		final Roi region = new Roi(1, 1, 2, 2);
		ImagePosition.apply(new Position(0, 2, 3), OpenImage.of(plain).facts().size(), false, region);
		assertEquals(plain.getStackIndex(1, 2, 3), region.getPosition());
	}

	private static void tie(final Position position, final ImagePlus image, final Roi region) {
		final OpenImage open = OpenImage.of(image);
		ImagePosition.apply(position, open.facts().size(), open.isHyperstack(), region);
	}

	@Test
	void showingAPositionJumpsThereAndKeepsTheChannel() {
		hyperstack.setPosition(2, 1, 1);
		ImagePosition.show(new Position(0, 3, 4), hyperstack);
		assertEquals(List.of(2, 3, 4), List.of(hyperstack.getC(), hyperstack.getZ(), hyperstack.getT()));
	}

	@Test
	void theCurrentPlaneIsTheOneShown() {
		hyperstack.setPosition(2, 3, 4);
		assertEquals(List.of(new Position(0, 3, 4)),
			PlaneSelection.of(Planes.CURRENT).positions(OpenImage.of(hyperstack).facts()));
	}

	@Test
	void theWholeStackIsAllSlicesOfTheTimePointShown() {
		hyperstack.setPosition(1, 2, 3);
		assertEquals(List.of(new Position(0, 1, 3), new Position(0, 2, 3), new Position(0, 3, 3)),
			PlaneSelection.of(Planes.REFERENCE_ORDER).positions(OpenImage.of(hyperstack).facts()));
	}

	@Test
	void theWholeStackIsAllTimePointsWhereThereIsOneSlice() {
		final ImagePlus film = IJ.createHyperStack("film", 8, 8, 1, 1, 3, 8);
		assertEquals(List.of(new Position(0, 1, 1), new Position(0, 1, 2), new Position(0, 1, 3)),
			PlaneSelection.of(Planes.REFERENCE_ORDER).positions(OpenImage.of(film).facts()));
	}

	@Test
	void theWholeStackOfASingleImageIsThatImage() {
		assertEquals(List.of(new Position(0, 1, 1)),
			PlaneSelection.of(Planes.REFERENCE_ORDER).positions(OpenImage.of(single).facts()));
	}

	@Test
	void unknownPlanesAreRefused() {
		assertEquals("slices", assertThrows(InputException.class, () -> Planes.of("every other")).field());
	}
}
