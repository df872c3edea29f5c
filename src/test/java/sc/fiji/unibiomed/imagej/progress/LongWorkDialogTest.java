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

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImageJ;
import sc.fiji.unibiomed.testing.NeedsDisplay;

/** Who is asked before long work: a user, and nobody while a macro runs. */
@NeedsDisplay
public class LongWorkDialogTest {

	@BeforeEach
	void start() {
		if (IJ.getInstance() == null) {
			new ImageJ().exitWhenQuitting(false);
		}
	}

	/** Called by a macro. */
	public static String attended() {
		return "" + LongWorkDialog.isAttended();
	}

	@Test
	void aUserIsAsked() {
		assertEquals("true", attended());
	}

	@Test
	void aMacroIsNotHeldUp() {
		assertEquals("false", IJ.runMacro("return call('" + LongWorkDialogTest.class.getName() + ".attended');"));
		assertEquals("false",
			IJ.runMacro("setBatchMode(true); return call('" + LongWorkDialogTest.class.getName() + ".attended');"));
	}
}
