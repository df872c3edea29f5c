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
package sc.fiji.unibiomed.imagej.review;

import java.awt.Component;
import java.awt.Container;
import java.util.Optional;
import java.util.function.Consumer;

import javax.swing.JList;
import javax.swing.SwingUtilities;
import javax.swing.event.ListDataEvent;
import javax.swing.event.ListDataListener;
import javax.swing.event.ListSelectionEvent;
import javax.swing.event.ListSelectionListener;

import ij.IJ;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;
import sc.fiji.unibiomed.imagej.image.RegionManager;
import sc.fiji.unibiomed.imagej.result.ResultPresenter;

/**
 * Notices what users do in the ROI Manager, which tells nobody: its list does, as every list of Swing. For the event
 * thread only; to be closed.
 */
final class ManagerWatch implements ListDataListener, ListSelectionListener, AutoCloseable {

	private final ResultPresenter presenter;
	private final Consumer<Roi> picked;
	private RoiManager manager;
	private JList<?> list;

	/** @param picked told which region was selected in the list, before the ROI Manager itself is told */
	ManagerWatch(final ResultPresenter presenter, final Consumer<Roi> picked) {
		this.presenter = presenter;
		this.picked = picked;
		watch();
	}

	/** Watches the ROI Manager that is open now. */
	void watch() {
		final RoiManager seen = RegionManager.seen().orElse(null);
		if (seen == manager) {
			return;
		}
		close();
		manager = seen;
		list = seen == null ? null : list(seen).orElse(null);
		if (list != null) {
			list.getModel().addListDataListener(this);
			// Of a list's listeners, the one that came last is told first.
			list.addListSelectionListener(this);
		}
	}

	private static Optional<JList<?>> list(final Container container) {
		for (final Component part : container.getComponents()) {
			if (part instanceof JList<?> found) {
				return Optional.of(found);
			}
			final Optional<JList<?>> inside = part instanceof Container inner ? list(inner) : Optional.empty();
			if (inside.isPresent()) {
				return inside;
			}
		}
		return Optional.empty();
	}

	@Override
	public void valueChanged(final ListSelectionEvent event) {
		if (!event.getValueIsAdjusting() && list.getSelectedIndices().length == 1 && !IJ.isMacro()) {
			final int index = list.getSelectedIndex();
			if (index < manager.getCount()) {
				picked.accept(manager.getRoi(index));
			}
		}
	}

	@Override
	public void intervalAdded(final ListDataEvent event) {
		// What others add is theirs.
	}

	@Override
	public void intervalRemoved(final ListDataEvent event) {
		changed();
	}

	@Override
	public void contentsChanged(final ListDataEvent event) {
		changed();
	}

	/** At once for a macro, which may have ended by the time that the event thread gets to it. */
	private void changed() {
		if (IJ.isMacro()) {
			presenter.follow(true);
		}
		else {
			SwingUtilities.invokeLater(() -> presenter.follow(false));
		}
	}

	@Override
	public void close() {
		if (list != null) {
			list.getModel().removeListDataListener(this);
			list.removeListSelectionListener(this);
			list = null;
		}
		manager = null;
	}
}
