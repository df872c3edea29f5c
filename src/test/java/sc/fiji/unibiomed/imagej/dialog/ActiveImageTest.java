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

import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.NewImage;
import sc.fiji.unibiomed.imagej.command.ImageInputCommand;

/** Which image a command works on when nobody names one. */
class ActiveImageTest {

	private final Context context = new Context();
	private final ImagePlus image = NewImage.createRGBImage("script's", 64, 64, 1, NewImage.FILL_BLACK);

	@AfterEach
	void end() {
		WindowManager.setTempCurrentImage(null);
		context.dispose();
	}

	/** SciJava runs it on a thread of its own. */
	private CommandModule run() throws Exception {
		return context.service(CommandService.class).run(ImageInputCommand.class, true, "modality", "CT", "intensity",
			"auto", "window", "", "channels", "", "large", "auto", "tile", 1024).get();
	}

	/** {@code IJ.run(image, "UniBiomed Segment...", "target=nuclei")} sets the image for the script's thread. */
	@Test
	void itIsTheImageOfTheThreadThatRunsTheCommand() throws Exception {
		WindowManager.setTempCurrentImage(image);
		assertSame(image, run().getInput("image"));
	}
}
