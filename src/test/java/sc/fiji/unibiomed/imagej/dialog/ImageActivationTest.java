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
