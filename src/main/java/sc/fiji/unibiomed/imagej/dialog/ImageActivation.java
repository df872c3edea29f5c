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

import java.awt.Window;

import org.scijava.Context;
import org.scijava.thread.ThreadService;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;

/** Opens images that a command has made, or brings back the one that it was about. */
public final class ImageActivation {

	/** Windows that the system does not activate are not waited for any longer. */
	private static final int PATIENCE_MILLIS = 1000;
	private static final int STEP_MILLIS = 10;

	private ImageActivation() {}

	/**
	 * Opens an image, which becomes the active one. Without windows ImageJ knows the active image by the macro's
	 * thread; Fiji runs commands on threads of their own, for which the macro would go on with the image that it had
	 * before, and later commands that get this thread with this image.
	 */
	public static void show(final ImagePlus image, final Context context) {
		image.show();
		make(image, context);
	}

	/**
	 * Opens images beside one that stays the active one, whose window is brought to the front again. Not for the event
	 * thread.
	 */
	public static void showBeside(final ImagePlus image, final Context context, final ImagePlus... others) {
		for (final ImagePlus other : others) {
			show(other, context);
			awaitActivation(other.getWindow());
		}
		activate(image, context);
	}

	/** A window that opens makes its image the active one as soon as the system tells it, which is later. */
	private static void awaitActivation(final Window window) {
		for (long waited = 0; window != null && !window.isActive() && waited < PATIENCE_MILLIS; waited += STEP_MILLIS) {
			IJ.wait(STEP_MILLIS);
		}
	}

	private static void activate(final ImagePlus image, final Context context) {
		if (image.getWindow() != null) {
			WindowManager.setCurrentWindow(image.getWindow());
			image.getWindow().toFront();
			image.getCanvas().requestFocus();
		}
		else if (Interpreter.isBatchMode()) {
			WindowManager.setTempCurrentImage(image);
		}
		make(image, context);
	}

	private static void make(final ImagePlus image, final Context context) {
		final Thread macro = context.service(ThreadService.class).getParent(Thread.currentThread());
		if (Interpreter.isBatchMode() && macro != null) {
			WindowManager.setTempCurrentImage(macro, image);
			WindowManager.setTempCurrentImage(null);
		}
	}
}
