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

import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;

import ij.ImagePlus;
import ij.WindowManager;

/**
 * Keeps the windows that an answer opens off the image: ImageJ puts tables and the log in the middle of the screen,
 * over what the user wants to see. Windows that were open before stay where the user has them.
 */
final class ResultWindows {

	private static final String LOG = "Log";
	/** Share of the screen that the table and the log take at the left edge, above the findings window. */
	private static final double WIDTH = 0.4;
	private static final double TABLE_TOP = 0.15;
	private static final double LOG_TOP = 0.35;
	private static final double HEIGHT = 0.2;

	private final boolean tableWasOpen;
	private final boolean logWasOpen;

	private ResultWindows(final boolean tableWasOpen, final boolean logWasOpen) {
		this.tableWasOpen = tableWasOpen;
		this.logWasOpen = logWasOpen;
	}

	/** Remembers which windows are open before an answer is shown. */
	static ResultWindows before() {
		return new ResultWindows(WindowManager.getFrame(FindingsResultsTable.TITLE) != null,
			WindowManager.getFrame(LOG) != null);
	}

	/** Puts the windows that were opened since to the side, and the image in front. */
	void arrange(final ImagePlus image) {
		if (GraphicsEnvironment.isHeadless()) {
			return;
		}
		final Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
		EventQueue.invokeLater(() -> {
			put(tableWasOpen ? null : WindowManager.getFrame(FindingsResultsTable.TITLE), screen, TABLE_TOP);
			put(logWasOpen ? null : WindowManager.getFrame(LOG), screen, LOG_TOP);
			if (image.getWindow() != null) {
				image.getWindow().toFront();
			}
		});
	}

	private static void put(final Frame window, final Rectangle screen, final double top) {
		if (window != null) {
			window.setBounds(screen.x, screen.y + (int) (top * screen.height), (int) (WIDTH * screen.width),
				(int) (HEIGHT * screen.height));
		}
	}
}
