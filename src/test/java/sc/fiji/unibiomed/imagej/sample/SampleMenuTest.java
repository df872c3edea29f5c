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
package sc.fiji.unibiomed.imagej.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Menu;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.Menus;
import ij.WindowManager;
import sc.fiji.unibiomed.testing.NeedsDisplay;

/** <em>File ▸ Open Samples</em> of a plain ImageJ. */
@NeedsDisplay
class SampleMenuTest {

	@BeforeEach
	void start() {
		if (IJ.getInstance() == null) {
			new ImageJ().exitWhenQuitting(false);
		}
	}

	@AfterEach
	void closeImages() {
		IJ.runMacro("while (nImages > 0) close();");
	}

	@Test
	void everySampleIsThereOnce() throws Exception {
		final List<String> labels = entries(menu(menu(Menus.getMenuBar().getMenu(0), "Open Samples"), "UniBiomed"))
			.filter(label -> label.startsWith("UniBiomed")).toList();
		assertEquals(SampleImageTest.files().size(), labels.size(), labels.toString());
		assertEquals(labels.size(), labels.stream().distinct().count(), labels.toString());
	}

	@Test
	void aMacroOpensSamplesByTheirNames() {
		IJ.run("UniBiomed: CT, 16 bits");
		final ImagePlus image = WindowManager.getCurrentImage();
		assertEquals("CT, 16 bits, computer-generated", image.getTitle());
		assertEquals(16, image.getBitDepth());
		assertEquals("12", IJ.runMacro("run('UniBiomed: MRI stack'); return '' + nSlices;"));
	}

	private static Stream<String> entries(final Menu menu) {
		return IntStream.range(0, menu.getItemCount()).mapToObj(i -> menu.getItem(i).getLabel());
	}

	private static Menu menu(final Menu parent, final String label) {
		return IntStream.range(0, parent.getItemCount()).mapToObj(parent::getItem)
			.filter(item -> item.getLabel().equals(label)).map(Menu.class::cast).findFirst().orElseThrow();
	}
}
