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
package sc.fiji.unibiomed.imagej.popup;

import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.stream.IntStream;

import ij.IJ;
import ij.Menus;
import ij.gui.ImageCanvas;
import ij.plugin.frame.Recorder;

/** What can be asked about a selection with a right click. */
final class SelectionEntries {

	static final String SEGMENT = "UniBiomed Segment Inside Selection...";
	static final String DESCRIBE = "UniBiomed Describe Selection";

	private static final String DESCRIBE_COMMAND = "UniBiomed Describe Regions...";
	private static final String DESCRIBE_OPTIONS = "regions=selection";

	private SelectionEntries() {}

	/** Adds the entries to the menus of an image; does nothing to other components. */
	static void addTo(final Object component) {
		if (component instanceof ImageCanvas canvas) {
			Optional.ofNullable(Menus.getPopupMenu()).ifPresent(SelectionEntries::add);
			ofSelection(canvas).ifPresent(SelectionEntries::add);
		}
	}

	private static void add(final PopupMenu menu) {
		if (IntStream.range(0, menu.getItemCount()).anyMatch(i -> SEGMENT.equals(menu.getItem(i).getLabel()))) {
			return;
		}
		menu.addSeparator();
		menu.add(entry(SEGMENT, () -> IJ.doCommand(SEGMENT)));
		menu.add(entry(DESCRIBE, () -> new Thread(SelectionEntries::describe, DESCRIBE).start()));
	}

	private static MenuItem entry(final String label, final Runnable action) {
		final MenuItem item = new MenuItem(label);
		item.addActionListener(event -> action.run());
		return item;
	}

	/** There is nothing to ask for. */
	private static void describe() {
		if (Recorder.record) {
			Recorder.recordString("run(\"" + DESCRIBE_COMMAND + "\", \"" + DESCRIBE_OPTIONS + "\");\n");
		}
		IJ.run(DESCRIBE_COMMAND, DESCRIBE_OPTIONS);
	}

	/** ImageJ makes this menu at the first right click on a selection, and offers no way to it. */
	private static Optional<PopupMenu> ofSelection(final ImageCanvas canvas) {
		try {
			final Field menu = ImageCanvas.class.getDeclaredField("roiPopupMenu");
			menu.setAccessible(true);
			if (menu.get(canvas) == null) {
				final Method make = ImageCanvas.class.getDeclaredMethod("addRoiPopupMenu");
				make.setAccessible(true);
				make.invoke(canvas);
			}
			return Optional.ofNullable((PopupMenu) menu.get(canvas));
		}
		catch (final ReflectiveOperationException | RuntimeException e) {
			// Another version of ImageJ keeps it elsewhere: the entries are in the other menu, and under Plugins.
			return Optional.empty();
		}
	}
}
