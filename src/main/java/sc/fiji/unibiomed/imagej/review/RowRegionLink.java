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

import java.util.Optional;

import javax.swing.SwingUtilities;

import ij.ImageListener;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.ImageWindow;
import ij.gui.Roi;
import ij.gui.RoiListener;
import ij.plugin.frame.RoiManager;
import sc.fiji.unibiomed.imagej.image.ImagePosition;
import sc.fiji.unibiomed.imagej.image.RegionManager;
import sc.fiji.unibiomed.imagej.result.FindingRow;
import sc.fiji.unibiomed.imagej.result.FindingsModel;
import sc.fiji.unibiomed.imagej.result.ResultPresenter;
import sc.fiji.unibiomed.imagej.review.table.OpenImages;

/**
 * Keeps findings and regions the same: the selected finding is the region selected in its image and in the ROI Manager,
 * and what is renamed or deleted there is renamed or deleted in the findings.
 */
final class RowRegionLink implements FindingsModel.Listener, RoiListener, ImageListener, AutoCloseable {

	private final ResultPresenter presenter;
	private final FindingsModel findings;
	private final ManagerWatch manager;
	/** Whether this is selecting a region just now; only the event thread looks at it. */
	private boolean selecting;
	/** The finding whose region this selected last; likewise. */
	private FindingRow shown;

	/** Begins to link; until it is closed. */
	RowRegionLink(final ResultPresenter presenter) {
		this.presenter = presenter;
		findings = presenter.findings();
		manager = new ManagerWatch(presenter, this::pickedInManager);
		findings.addListener(this);
		Roi.addRoiListener(this);
		ImagePlus.addImageListener(this);
	}

	@Override
	public void close() {
		findings.removeListener(this);
		Roi.removeRoiListener(this);
		ImagePlus.removeImageListener(this);
		manager.close();
	}

	@Override
	public void rowsChanged() {
		SwingUtilities.invokeLater(manager::watch);
	}

	@Override
	public void selectionChanged(final Optional<FindingRow> row) {
		// What is selected by then counts, not what was selected when this was sent.
		SwingUtilities.invokeLater(() -> findings.selected().ifPresentOrElse(this::showRegion, this::hideRegion));
	}

	@Override
	public void roiModified(final ImagePlus image, final int change) {
		if (image == null || selecting && SwingUtilities.isEventDispatchThread()) {
			return;
		}
		if (change == DELETED) {
			findings.selected().filter(row -> row.answer().image() == image)
				.ifPresent(row -> findings.clearSelection());
			SwingUtilities.invokeLater(() -> presenter.follow(false));
		}
		else {
			RegionMatch.find(findings, image, image.getRoi()).ifPresent(findings::select);
		}
	}

	/** Somebody may have taken regions from its overlay. */
	@Override
	public void imageUpdated(final ImagePlus image) {
		if (!selecting) {
			SwingUtilities.invokeLater(() -> presenter.follow(false));
		}
	}

	@Override
	public void imageOpened(final ImagePlus image) {
		// A new image has no regions of ours yet.
	}

	@Override
	public void imageClosed(final ImagePlus image) {
		// Its findings stay.
	}

	/** Before the ROI Manager shows a region on the active image: on its own one it belongs. */
	private void pickedInManager(final Roi region) {
		findings.rowOf(region).filter(row -> OpenImages.isOpen(row.answer().image())).ifPresent(row -> {
			bringToFront(row.answer().image());
			findings.select(row);
		});
	}

	private void showRegion(final FindingRow row) {
		final ImagePlus image = row.answer().image();
		if (!OpenImages.isOpen(image)) {
			return;
		}
		shown = row;
		selecting = true;
		try {
			bringToFront(image);
			ImagePosition.show(row.region().position(), image);
			if (row.region().isOutlined() && !RegionMatch.same(image.getRoi(), row.region().roi())) {
				select(image, row);
			}
		}
		finally {
			selecting = false;
		}
	}

	/** Leaves selections alone that the user made meanwhile. */
	private void hideRegion() {
		if (shown != null && RegionMatch.same(shown.answer().image().getRoi(), shown.region().roi())) {
			selecting = true;
			try {
				shown.answer().image().deleteRoi();
			}
			finally {
				selecting = false;
			}
		}
		shown = null;
	}

	private void select(final ImagePlus image, final FindingRow row) {
		final RoiManager seen = RegionManager.seen().orElse(null);
		if (seen != null && image.getWindow() != null) {
			for (int i = 0; i < seen.getCount(); i++) {
				if (findings.rowOf(seen.getRoi(i)).filter(listed -> listed.id() == row.id()).isPresent()) {
					seen.select(image, i);
					return;
				}
			}
		}
		// A copy: the user may move the selection, which must not move the finding.
		image.setRoi((Roi) row.region().roi().clone());
	}

	/** The window that the user works in keeps the focus. */
	private static void bringToFront(final ImagePlus image) {
		final ImageWindow window = image.getWindow();
		if (window != null && WindowManager.getCurrentWindow() != window) {
			// The ROI Manager works on the current image, which a window becomes only later when it is brought to the
			// front.
			WindowManager.setCurrentWindow(window);
			final boolean takesFocus = window.isAutoRequestFocus();
			window.setAutoRequestFocus(false);
			window.toFront();
			window.setAutoRequestFocus(takesFocus);
		}
	}
}
