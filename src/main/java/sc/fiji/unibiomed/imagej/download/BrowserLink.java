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
package sc.fiji.unibiomed.imagej.download;

import java.awt.Desktop;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Opens folders and web pages with the programs that the user's desktop has for them. */
public final class BrowserLink {

	/** Something that the desktop may do. */
	private interface Request {

		void to(Desktop desktop) throws IOException;
	}

	private BrowserLink() {}

	/** Opens a folder; returns what to say if that is not possible. Blocks. */
	public static Optional<String> open(final Path folder) {
		return ask(Desktop.Action.OPEN, desktop -> desktop.open(folder.toFile()))
			? Optional.empty()
			: Optional.of("This desktop does not let programs open folders. The folder is " + folder);
	}

	/** Opens a page; returns what to say if that is not possible. Blocks. */
	public static Optional<String> browse(final String address) {
		return ask(Desktop.Action.BROWSE, desktop -> desktop.browse(URI.create(address)))
			? Optional.empty()
			: Optional.of("This desktop does not let programs open pages. The address is " + address);
	}

	private static boolean ask(final Desktop.Action action, final Request request) {
		if (!Desktop.isDesktopSupported() || !Desktop.getDesktop().isSupported(action)) {
			return false;
		}
		try {
			request.to(Desktop.getDesktop());
			return true;
		}
		catch (final IOException | IllegalArgumentException e) {
			// The desktop has no program for it, or the folder has just gone: the user is told where to look.
			return false;
		}
	}
}
