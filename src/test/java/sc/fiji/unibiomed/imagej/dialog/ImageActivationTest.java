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

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.thread.ThreadService;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.NewImage;
import ij.macro.Interpreter;

/** Images that a command opens for a macro without windows, on a thread that is not the macro's. */
class ImageActivationTest {

	private final Context context = new Context();
	private final ImagePlus before = NewImage.createByteImage("before", 8, 8, 1, NewImage.FILL_BLACK);
	private final ImagePlus made = NewImage.createByteImage("made", 8, 8, 1, NewImage.FILL_BLACK);

	@BeforeEach
	void startMacro() {
		Interpreter.batchMode = true;
		WindowManager.setTempCurrentImage(before);
	}

	@AfterEach
	void endMacro() {
		WindowManager.setTempCurrentImage(null);
		Interpreter.batchMode = false;
		context.dispose();
	}

	@Test
	void theMacroGoesOnWithTheNewImage() throws Exception {
		context.service(ThreadService.class).run(() -> ImageActivation.show(made, context)).get();
		assertSame(made, WindowManager.getCurrentImage());
	}

	@Test
	void laterCommandsOfTheThreadDoNot() throws Exception {
		assertNull(context.service(ThreadService.class).run(() -> {
			ImageActivation.show(made, context);
			return WindowManager.getTempCurrentImage();
		}).get());
	}

	@Test
	void onTheMacrosOwnThreadImageJDoesItAll() {
		ImageActivation.show(made, context);
		assertSame(made, WindowManager.getCurrentImage());
	}
}
