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
package sc.fiji.unibiomed.imagej.window;

import java.awt.KeyboardFocusManager;
import java.beans.PropertyChangeEvent;
import java.beans.PropertyChangeListener;
import java.util.function.Consumer;

import javax.swing.SwingUtilities;

import ij.ImageListener;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.ImageWindow;

/** Tells which image the user turns to, and which is closed. For the event thread only; to be closed. */
final class ImageFocus implements PropertyChangeListener, ImageListener, AutoCloseable {

	private static final String ACTIVE_WINDOW = "activeWindow";

	private final Consumer<ImagePlus> turned;
	private final Consumer<ImagePlus> closed;

	/**
	 * @param turned told which image's window was activated
	 * @param closed told which image was closed
	 */
	ImageFocus(final Consumer<ImagePlus> turned, final Consumer<ImagePlus> closed) {
		this.turned = turned;
		this.closed = closed;
		KeyboardFocusManager.getCurrentKeyboardFocusManager().addPropertyChangeListener(ACTIVE_WINDOW, this);
		ImagePlus.addImageListener(this);
	}

	@Override
	public void close() {
		KeyboardFocusManager.getCurrentKeyboardFocusManager().removePropertyChangeListener(ACTIVE_WINDOW, this);
		ImagePlus.removeImageListener(this);
	}

	@Override
	public void propertyChange(final PropertyChangeEvent event) {
		if (event.getNewValue() instanceof ImageWindow window && window.getImagePlus() != null) {
			turned.accept(window.getImagePlus());
		}
	}

	/** The active image, or {@code null}. */
	static ImagePlus now() {
		return WindowManager.getCurrentImage();
	}

	@Override
	public void imageOpened(final ImagePlus image) {
		SwingUtilities.invokeLater(() -> {
			if (image == now()) {
				turned.accept(image);
			}
		});
	}

	@Override
	public void imageClosed(final ImagePlus image) {
		SwingUtilities.invokeLater(() -> closed.accept(image));
	}

	@Override
	public void imageUpdated(final ImagePlus image) {
		// It is the same image.
	}
}
