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
package sc.fiji.unibiomed.imagej.progress;

import java.awt.Component;
import java.awt.EventQueue;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import javax.swing.JOptionPane;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;
import sc.fiji.unibiomed.imagej.dialog.AttendedImageJ;
import sc.fiji.unibiomed.imagej.dialog.DialogNote;

/** Asks whoever sits in front of ImageJ whether to wait; macros, batch mode and computers without a display wait. */
final class LongWorkDialog {

	private static final String CANCEL = "Cancel";

	private LongWorkDialog() {}

	/** A work of which nobody is asked where there is nobody to ask. */
	static LongWork work(final String title) {
		final boolean isAttended = isAttended();
		return new LongWork(offer -> isAttended ? ask(title, offer) : LongWork.Decision.GO_ON, System::nanoTime);
	}

	/** Whether there is somebody who would not be kept from something else. */
	static boolean isAttended() {
		return AttendedImageJ.hasWindows() && !Interpreter.isBatchMode() && Macro.getOptions() == null && !IJ.isMacro();
	}

	private static LongWork.Decision ask(final String title, final LongWork.Offer offer) {
		final FutureTask<LongWork.Decision> question = new FutureTask<>(() -> show(IJ.getInstance(), title, offer));
		try {
			EventQueue.invokeAndWait(question);
			return question.get();
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			return LongWork.Decision.STOP;
		}
		catch (final InvocationTargetException | ExecutionException e) {
			throw new IllegalStateException("The question could not be asked: " + offer.words(), e.getCause());
		}
	}

	private static LongWork.Decision show(final Component owner, final String title, final LongWork.Offer offer) {
		final Object[] buttons = { offer.all(), offer.less(), CANCEL };
		final int chosen = JOptionPane.showOptionDialog(owner, DialogNote.lines(offer.words()), title,
			JOptionPane.DEFAULT_OPTION, JOptionPane.QUESTION_MESSAGE, null, buttons, offer.all());
		return chosen == 0 ? LongWork.Decision.GO_ON : chosen == 1 ? LongWork.Decision.LESS : LongWork.Decision.STOP;
	}
}
