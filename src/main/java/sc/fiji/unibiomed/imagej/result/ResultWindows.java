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

import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.util.List;
import java.util.Optional;

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

	private ResultWindows(final boolean tableWasOpen, final boolean logWasOpen,
		final Optional<RoiManager> managerBefore)
	{
		this.tableWasOpen = tableWasOpen;
		this.logWasOpen = logWasOpen;
		this.managerBefore = managerBefore;
	}

	/** Remembers which windows are open before an answer is shown. */
	static ResultWindows before() {
		return new ResultWindows(WindowManager.getFrame(FindingsResultsTable.TITLE) != null,
			WindowManager.getFrame(LOG) != null, Optional.ofNullable(
				Interpreter.isBatchMode() || GraphicsEnvironment.isHeadless() ? null : RoiManager.getInstance()));
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
			if (image.getWindow() != null) {
				image.getWindow().toFront();
			}
		});
	}

	private static void give(final Frame window, final ImagePlus image, final Dimension wanted, final Dimension least) {
		FreePlace.give(window, image.getWindow(), wanted, least);
	}
}
