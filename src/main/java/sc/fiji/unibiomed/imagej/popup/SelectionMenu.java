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

import java.awt.AWTError;
import java.awt.AWTEvent;
import java.awt.GraphicsEnvironment;
import java.awt.Toolkit;
import java.awt.event.AWTEventListener;
import java.awt.event.MouseEvent;
import java.util.Optional;

import javax.swing.SwingUtilities;

import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.SciJavaService;
import org.scijava.service.Service;

/**
 * Our entries in the menus that a right click on an image opens: outside of the selection ImageJ's one for all images,
 * inside of it one of each image. ImageJ makes both anew whenever it likes, and tells nobody; so the entries are looked
 * for, and added where they are missing, when the button is pressed, before ImageJ opens a menu.
 */
@Plugin(type = Service.class)
public final class SelectionMenu extends AbstractService implements SciJavaService {

	private final AWTEventListener listener = this::pressed;

	private Optional<Toolkit> toolkit = Optional.empty();

	@Override
	public void initialize() {
		toolkit = toolkit();
		toolkit.ifPresent(screen -> screen.addAWTEventListener(listener, AWTEvent.MOUSE_EVENT_MASK));
	}

	/**
	 * Empty where there is no display. ImageJ's {@code -batch} says that there is one on servers without, too; nobody
	 * clicks there, and whatever needs no display must work.
	 */
	private static Optional<Toolkit> toolkit() {
		if (GraphicsEnvironment.isHeadless()) {
			return Optional.empty();
		}
		try {
			return Optional.of(Toolkit.getDefaultToolkit());
		}
		catch (final AWTError | NoClassDefFoundError e) {
			// Java throws the second one if it has thrown the first one before.
			return Optional.empty();
		}
	}

	/** No signature here may name a class of ImageJ's: SciJava may look at them before imagej-legacy changes these. */
	private void pressed(final AWTEvent event) {
		if (event.getID() == MouseEvent.MOUSE_PRESSED && event instanceof MouseEvent mouse &&
			(mouse.isPopupTrigger() || SwingUtilities.isRightMouseButton(mouse)))
		{
			SelectionEntries.addTo(event.getSource());
		}
	}

	@Override
	public void dispose() {
		toolkit.ifPresent(screen -> screen.removeAWTEventListener(listener));
	}
}
