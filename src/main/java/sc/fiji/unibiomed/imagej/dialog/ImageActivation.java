package sc.fiji.unibiomed.imagej.dialog;

import org.scijava.Context;
import org.scijava.thread.ThreadService;

import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;

/** Opens images that a command has made. */
public final class ImageActivation {

	private ImageActivation() {
	}

	/**
	 * Opens an image, which becomes the active one. Without windows ImageJ knows the active image by the macro's thread; Fiji
	 * runs commands on threads of their own, for which the macro would go on with the image that it had before, and later
	 * commands that get this thread with this image.
	 */
	public static void show(final ImagePlus image, final Context context) {
		image.show();
		final Thread macro = context.service(ThreadService.class).getParent(Thread.currentThread());
		if (Interpreter.isBatchMode() && macro != null) {
			WindowManager.setTempCurrentImage(macro, image);
			WindowManager.setTempCurrentImage(null);
		}
	}
}
