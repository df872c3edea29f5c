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

import java.awt.Dialog;
import java.awt.Window;
import java.awt.event.WindowEvent;
import java.util.Arrays;

import org.scijava.Context;

import sc.fiji.unibiomed.checkpoint.ModelCredit;
import sc.fiji.unibiomed.imagej.models.ModelsWindowService;

/** The way from the demonstration model to the real one: the window with the models, where that one is selected. */
public final class RealModelOffer {

	private RealModelOffer() {}

	/** Opens it. */
	public static void open(final Context context) {
		context.service(ModelsWindowService.class).show(ModelCredit.REAL_MODEL);
	}

	/**
	 * Opens it from a dialog that asks for a command's inputs. The dialog is cancelled: it would keep the user from the
	 * window, and was filled in for another model.
	 */
	public static void insteadOfDialog(final Context context) {
		// No other window can have let a button be pressed.
		Arrays.stream(Window.getWindows()).filter(Window::isShowing).filter(Dialog.class::isInstance)
			.map(Dialog.class::cast).filter(Dialog::isModal).reduce((first, last) -> last)
			.ifPresent(dialog -> dialog.dispatchEvent(new WindowEvent(dialog, WindowEvent.WINDOW_CLOSING)));
		open(context);
	}
}
