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
package sc.fiji.unibiomed.imagej.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.prefs.PrefService;

import ij.IJ;
import sc.fiji.unibiomed.findings.object.ObjectChoice;
import sc.fiji.unibiomed.imagej.Settings;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.memory.DialogMemory;

/** What was chosen when objects were an option for all questions is what the dialog of Segment begins with, once. */
@Timeout(60)
class FormerObjectsTest {

	private Context context;
	private PrefService prefs;

	@BeforeEach
	void begin() {
		context = new Context(UniBiomedService.class, CommandService.class, PrefService.class);
		prefs = context.service(PrefService.class);
		forget();
	}

	@AfterEach
	void end() {
		forget();
		context.dispose();
	}

	private void forget() {
		for (final String key : new String[] { "split", "watershed", "smallest" }) {
			prefs.remove(Settings.class, key);
		}
		prefs.remove(SegmentCommand.class, DialogMemory.preference("objects"));
		prefs.remove(SegmentCommand.class, DialogMemory.preference("smallest"));
	}

	@Test
	void theDialogBeginsWithTheFormerChoice() throws Exception {
		keep(true, true, 50);
		assertEquals("touching objects apart, 50", asked());
		assertNull(prefs.get(Settings.class, "split"));
		assertNull(prefs.get(Settings.class, "watershed"));
		assertNull(prefs.get(Settings.class, "smallest"));
		// What is chosen since then stays.
		prefs.put(SegmentCommand.class, DialogMemory.preference("objects"), "one region");
		assertEquals("one region, 50", asked());
	}

	@Test
	void whoeverDidNotSplitHasWhatIsUsual() throws Exception {
		keep(false, true, 50);
		assertEquals("auto, ", asked());
		assertNull(prefs.get(Settings.class, "watershed"));
	}

	@Test
	void splittingWithoutASmallestObjectTakesTheUsualOne() {
		keep(true, false, 0);
		assertEquals(Optional.of(ObjectChoice.parse("each", "")), new Settings(prefs).takeFormerObjects());
		assertEquals(Optional.empty(), new Settings(prefs).takeFormerObjects());
	}

	private void keep(final boolean split, final boolean watershed, final int smallest) {
		prefs.put(Settings.class, "split", split);
		prefs.put(Settings.class, "watershed", watershed);
		prefs.put(Settings.class, "smallest", smallest);
	}

	/** What the inputs of the command are when nobody gives them; without a target, it asks nothing. */
	private String asked() throws InterruptedException, ExecutionException {
		final CommandModule module = context
			.service(CommandService.class).run(SegmentCommand.class, true, "image",
				IJ.createImage("small", "8-bit ramp", 32, 32, 1), "target", "", "results", "overlay", "check", "on")
			.get();
		assertTrue(module.getCancelReason().startsWith("Say what to segment"), module.getCancelReason());
		// Without windows, no dialog begins with it: it waits where dialogs look.
		return kept("objects", module) + ", " + kept("smallest", module);
	}

	private String kept(final String input, final CommandModule module) {
		return prefs.get(SegmentCommand.class, DialogMemory.preference(input), (String) module.getInput(input));
	}
}
