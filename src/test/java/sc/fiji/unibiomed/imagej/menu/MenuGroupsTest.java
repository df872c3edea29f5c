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
package sc.fiji.unibiomed.imagej.menu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Menu;
import java.awt.MenuItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ij.IJ;
import ij.ImageJ;
import ij.text.TextWindow;
import sc.fiji.unibiomed.testing.NeedsDisplay;
import sc.fiji.unibiomed.testing.Screen;

/** The groups of the menu in Fiji, and its help. */
@NeedsDisplay
@Timeout(60)
class MenuGroupsTest {

	@Test
	void aLineStandsWhereWeightsLeaveAGap() {
		final Menu menu = new Menu("UniBiomed");
		List.of("Segment...", "Ask...", "Findings", "Somebody else's", "Demo", "Help")
			.forEach(label -> menu.add(new MenuItem(label)));
		final Map<String, Double> weights = Map.of("Segment...", 1.0, "Ask...", 2.0, "Findings", 11.0, "Demo", 51.0,
			"Help", 52.0);
		MenuGroups.separate(menu, weights);
		final List<String> expected = List.of("Segment...", "Ask...", "-", "Findings", "Somebody else's", "Demo",
			"Help");
		assertEquals(expected, labels(menu));
		MenuGroups.separate(menu, weights);
		assertEquals(expected, labels(menu), "a second time");
	}

	private static List<String> labels(final Menu menu) {
		return IntStream.range(0, menu.getItemCount()).mapToObj(i -> menu.getItem(i).getLabel()).toList();
	}

	@Test
	void theGuideIsInTheProgram() throws IOException {
		assertEquals(Files.readString(Path.of("docs", "user-guide.md")), HelpCommand.guide());
	}

	/** The computer of this test has none. */
	@Test
	void helpIsAWindowWhereThereIsNoBrowser() throws Exception {
		if (IJ.getInstance() == null) {
			new ImageJ().exitWhenQuitting(false);
		}
		IJ.doCommand("UniBiomed Help");
		final TextWindow help = Screen.window(TextWindow.class);
		Screen.shoot("help");
		final String text = help.getTextPanel().getText();
		help.dispose();
		assertTrue(text.contains(HelpCommand.ADDRESS), text.lines().findFirst().orElse(""));
	}
}
