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

import org.scijava.Context;
import org.scijava.thread.ThreadService;

import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;

/** Opens images that a command has made, or brings back the one that it was about. */
public final class ImageActivation {

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

	/** Makes an open image the active one, and brings its window to the front. */
	public static void activate(final ImagePlus image, final Context context) {
		if (image.getWindow() != null) {
			WindowManager.setCurrentWindow(image.getWindow());
			image.getWindow().toFront();
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
