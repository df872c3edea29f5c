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
package sc.fiji.unibiomed.imagej.popup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Label;
import java.awt.PopupMenu;
import java.lang.reflect.Field;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.gui.ImageCanvas;
import sc.fiji.unibiomed.testing.NeedsDisplay;

/** The menu that a right click into a selection opens; ImageJ keeps it to itself, so this test tells when it moves. */
@NeedsDisplay
class SelectionEntriesTest {

	private ImagePlus image;

	@BeforeEach
	void open() {
		if (IJ.getInstance() == null) {
			new ImageJ().exitWhenQuitting(false);
		}
		image = IJ.createImage("image", 64, 64, 1, 8);
		image.show();
	}

	@AfterEach
	void close() {
		image.changes = false;
		image.close();
	}

	private List<String> labels() throws ReflectiveOperationException {
		final Field menu = ImageCanvas.class.getDeclaredField("roiPopupMenu");
		menu.setAccessible(true);
		final PopupMenu made = (PopupMenu) menu.get(image.getCanvas());
		return IntStream.range(0, made.getItemCount()).mapToObj(i -> made.getItem(i).getLabel()).toList();
	}

	@Test
	void theEntriesStandOnceBelowThoseOfImageJ() throws Exception {
		SelectionEntries.addTo(image.getCanvas());
		SelectionEntries.addTo(image.getCanvas());
		final List<String> labels = labels();
		assertEquals(List.of("-", "UniBiomed Segment Inside Selection...", "UniBiomed Describe Selection"),
			labels.subList(labels.size() - 3, labels.size()));
		assertEquals(1, labels.stream().filter("Add to ROI Manager"::equals).count());
		assertEquals(1, labels.stream().filter(SelectionEntries.SEGMENT::equals).count());
	}

	@Test
	void otherComponentsAreLeftAlone() {
		SelectionEntries.addTo(new Label("no image"));
		SelectionEntries.addTo(null);
		assertEquals("image", image.getTitle());
	}
}
