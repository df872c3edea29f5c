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
package sc.fiji.unibiomed.imagej.result;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.awt.KeyboardFocusManager;
import java.awt.TextComponent;
import java.awt.Window;
import java.util.List;
import java.util.Optional;

import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;

import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;
import ij.plugin.frame.RoiManager;
import sc.fiji.unibiomed.imagej.image.RegionManager;
import sc.fiji.unibiomed.imagej.screen.FreePlace;

/**
 * Keeps the windows that an answer opens off the image: ImageJ puts tables, the log and the ROI Manager in the middle
 * of the screen, over what the user wants to see. Windows that were open before stay where the user has them.
 */
final class ResultWindows {

	private static final String LOG = "Log";
	private static final Dimension TEXT = new Dimension(520, 150);
	private static final int MANAGER_WIDTH = 330;
	private static final Dimension LEAST = new Dimension(180, 90);

	private final boolean tableWasOpen;
	private final boolean logWasOpen;
	private final Optional<RoiManager> managerBefore;
	/** Where the user writes, if it is in none of ImageJ's images. */
	private final Optional<Component> writing;

	private ResultWindows(final boolean tableWasOpen, final boolean logWasOpen,
		final Optional<RoiManager> managerBefore, final Optional<Component> writing)
	{
		this.tableWasOpen = tableWasOpen;
		this.logWasOpen = logWasOpen;
		this.managerBefore = managerBefore;
		this.writing = writing;
	}

	/** Remembers which windows are open before an answer is shown. */
	static ResultWindows before() {
		final boolean isShown = !Interpreter.isBatchMode() && !GraphicsEnvironment.isHeadless();
		return new ResultWindows(WindowManager.getFrame(FindingsResultsTable.TITLE) != null,
			WindowManager.getFrame(LOG) != null, Optional.ofNullable(isShown ? RoiManager.getInstance() : null),
			isShown ? writing() : Optional.empty());
	}

	/** The field that has the keyboard; empty if no field has it. */
	private static Optional<Component> writing() {
		return Optional.ofNullable(KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner())
			.filter(owner -> owner instanceof JTextComponent || owner instanceof TextComponent);
	}

	/** Puts the windows that were opened since beside the image, and the image in front. */
	void arrange(final ImagePlus image) {
		if (GraphicsEnvironment.isHeadless() || Interpreter.isBatchMode()) {
			return;
		}
		EventQueue.invokeLater(() -> {
			if (managerBefore.isEmpty()) {
				// Its names are longer than its list is wide.
				RegionManager.seen().filter(Frame::isShowing)
					.ifPresent(manager -> give(manager, image,
						new Dimension(Math.max(MANAGER_WIDTH, manager.getWidth()), manager.getHeight()),
						manager.getSize()));
			}
			for (final String text : List.of(FindingsResultsTable.TITLE, LOG)) {
				final Frame window = WindowManager.getFrame(text);
				if (window != null && !(text.equals(LOG) ? logWasOpen : tableWasOpen)) {
					give(window, image, TEXT, LEAST);
				}
			}
			final Optional<Component> field = writing.filter(Component::isShowing);
			if (image.getWindow() != null) {
				image.getWindow().setAutoRequestFocus(field.isEmpty());
				image.getWindow().toFront();
				image.getWindow().setAutoRequestFocus(true);
			}
			field.ifPresent(ResultWindows::giveBack);
		});
	}

	/** Who writes the next question goes on writing: otherwise its letters are ImageJ's shortcuts. */
	private static void giveBack(final Component field) {
		final Window window = SwingUtilities.getWindowAncestor(field);
		window.toFront();
		field.requestFocus();
	}

	private static void give(final Frame window, final ImagePlus image, final Dimension wanted, final Dimension least) {
		FreePlace.give(window, image.getWindow(), wanted, least);
	}
}
