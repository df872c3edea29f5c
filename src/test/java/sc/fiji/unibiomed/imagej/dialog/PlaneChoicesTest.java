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
package sc.fiji.unibiomed.imagej.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import ij.IJ;
import sc.fiji.unibiomed.imagej.FittedInput;
import sc.fiji.unibiomed.interpret.view.Planes;

/** What dialogs ask about the planes of an image: nothing that it has not got, in the words of its axes. */
class PlaneChoicesTest {

	private static FittedInput of(final String input, final int slices, final int times) {
		return PlaneChoices.of(input, IJ.createHyperStack("image", 8, 8, 2, slices, times, 8)).orElseThrow();
	}

	@Test
	void aSingleImageIsNotAskedForItsSlices() {
		assertFalse(of("slices", 1, 1).isAsked());
		assertFalse(of("range", 1, 1).isAsked());
	}

	@Test
	void aTimeSeriesIsAskedForItsTimePoints() {
		assertEquals(new FittedInput("Time points",
			List.of("current time point", "every time point", "time series", "reference order"),
			FittedInput.Kind.CHOICE), of("slices", 1, 5));
		assertEquals("Which time points (blank: all)", of("range", 1, 5).label());
	}

	@Test
	void aStackIsAskedForItsSlices() {
		assertEquals(new FittedInput("Slices", List.of("current slice", "every slice", "volume", "reference order"),
			FittedInput.Kind.CHOICE), of("slices", 5, 1));
		assertEquals("Which slices (blank: all)", of("range", 5, 1).label());
	}

	@Test
	void aVolumeInTimeIsAskedForBoth() {
		assertEquals(Planes.labels(), of("slices", 5, 5).choices());
		assertEquals("Slices and time points", of("slices", 5, 5).label());
	}

	@Test
	void everyChoiceIsUnderstood() {
		of("slices", 1, 5).choices().forEach(Planes::of);
		of("slices", 5, 1).choices().forEach(Planes::of);
		assertEquals(Planes.CURRENT, Planes.of("current time point"));
	}

	@Test
	void otherInputsAreNoneOfItsBusiness() {
		assertEquals(Optional.empty(), PlaneChoices.of("target", IJ.createImage("image", 8, 8, 5, 8)));
	}
}
