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

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Plugin;

import ij.IJ;
import ij.text.TextWindow;
import sc.fiji.unibiomed.imagej.download.BrowserLink;

/** Opens the user guide in the browser; where there is none, in a window. */
@Plugin(type = Command.class,
	menu = { @Menu(label = "Plugins"), @Menu(label = "UniBiomed"), @Menu(label = "UniBiomed Help", weight = 52) },
	description = "Opens the user guide in the browser, or in a window where there is none.")
public final class HelpCommand extends ContextCommand {

	static final String ADDRESS = "https://github.com/fiji/UniBiomed/blob/main/docs/user-guide.md";

	private static final String GUIDE = "/sc/fiji/unibiomed/docs/user-guide.md";
	private static final int WIDTH = 900;
	private static final int HEIGHT = 600;

	@Override
	public void run() {
		if (GraphicsEnvironment.isHeadless()) {
			IJ.log("UniBiomed: the user guide is " + ADDRESS);
			return;
		}
		final Optional<String> refused = BrowserLink.browse(ADDRESS);
		if (refused.isPresent()) {
			new TextWindow("UniBiomed Help", refused.get() + "\n \n" + guide(), WIDTH, HEIGHT);
		}
	}

	/** The guide of this version, as it is written. */
	static String guide() {
		try (InputStream in = HelpCommand.class.getResourceAsStream(GUIDE)) {
			return in == null
				? "The guide is missing; this installation is damaged."
				: new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (final IOException e) {
			return "The guide cannot be read: " + e.getMessage();
		}
	}
}
