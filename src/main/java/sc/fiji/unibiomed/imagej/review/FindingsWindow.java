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

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.util.List;

import javax.swing.BorderFactory;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.SwingUtilities;

import ij.ImageListener;
import ij.ImagePlus;
import ij.WindowManager;
import sc.fiji.unibiomed.imagej.models.RealModelButton;
import sc.fiji.unibiomed.imagej.result.FindingsModel;
import sc.fiji.unibiomed.imagej.result.ResultPresenter;
import sc.fiji.unibiomed.imagej.review.table.FindingsTableModel;
import sc.fiji.unibiomed.imagej.review.table.ReviewTable;
import sc.fiji.unibiomed.imagej.review.table.TableSelection;

/**
 * All findings of this session for review: a table, the answers they come from, and what can be done with them.
 * Selecting a finding here selects its region in the image, and the other way round. Make and use it on the event
 * thread; closing it gives up every link to the rest of ImageJ.
 */
public final class FindingsWindow extends JFrame {

	/** Title of the window; "UniBiomed Findings" is the table for macros. */
	public static final String TITLE = "UniBiomed Findings Review";

	private static final long serialVersionUID = 1L;

	private static final Dimension SIZE = new Dimension(1350, 340);
	private static final int MARGIN = 8;
	private static final double TABLE_SHARE = 0.65;

	private final ReviewTable table;
	private final AnswerPane answer;
	private final RealModelButton model;
	private final StatusLine status;
	private final ReviewToolBar tools;
	private final transient FindingsSaver exporter;
	private final transient FindingsModel findings;
	private final transient List<FindingsModel.Listener> listeners;
	private final transient RowRegionLink link;
	private final transient ImageListener images;

	/**
	 * @param presenter whose findings are reviewed
	 * @param models opens the window with the models
	 */
	public FindingsWindow(final ResultPresenter presenter, final Runnable models) {
		this(presenter, models, null);
	}

	/** @param files where to save; {@code null} asks the user */
	FindingsWindow(final ResultPresenter presenter, final Runnable models, final FileChoice files) {
		super(TITLE);
		findings = presenter.findings();
		final FindingsTableModel rows = new FindingsTableModel(findings);
		table = new ReviewTable(rows);
		final TableSelection selection = new TableSelection(table, rows, findings);
		model = new RealModelButton(models);
		answer = new AnswerPane(findings, model);
		status = new StatusLine(findings);
		exporter = new FindingsSaver(findings, files == null ? new SaveDialog(this) : files, status);
		tools = new ReviewToolBar(table, selection, presenter, exporter, status);
		// Rows must be there before one of them is selected.
		listeners = List.of(rows, selection, answer, status);
		listeners.forEach(findings::addListener);
		link = new RowRegionLink(findings);
		images = new ImageWatch(rows::imagesChanged);
		ImagePlus.addImageListener(images);
		layOut();
	}

	private void layOut() {
		answer.setBorder(BorderFactory.createEmptyBorder(MARGIN, MARGIN, MARGIN, MARGIN));
		final JSplitPane split = new JSplitPane(JSplitPane.VERTICAL_SPLIT, new JScrollPane(table),
			new JScrollPane(answer));
		split.setResizeWeight(TABLE_SHARE);
		add(tools, BorderLayout.NORTH);
		add(split, BorderLayout.CENTER);
		final JPanel bottom = new JPanel(new BorderLayout());
		bottom.add(status, BorderLayout.CENTER);
		bottom.add(model, BorderLayout.EAST);
		add(bottom, BorderLayout.SOUTH);
		final Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
		setSize(Math.min(SIZE.width, screen.width), Math.min(SIZE.height, screen.height));
		split.setDividerLocation((int) (getHeight() * TABLE_SHARE) - MARGIN * MARGIN);
		// Images open at the top left; this goes below them.
		setLocation(screen.x + (screen.width - getWidth()) / 2, screen.y + screen.height - getHeight());
		setDefaultCloseOperation(DISPOSE_ON_CLOSE);
		WindowManager.addWindow(this);
	}

	@Override
	public void dispose() {
		listeners.forEach(findings::removeListener);
		link.close();
		ImagePlus.removeImageListener(images);
		WindowManager.removeWindow(this);
		super.dispose();
	}

	/** The table, for tests. */
	ReviewTable table() {
		return table;
	}

	/** The text, for tests. */
	AnswerPane answer() {
		return answer;
	}

	/** The buttons, for tests. */
	ReviewToolBar tools() {
		return tools;
	}

	/** The way to the real model, for tests. */
	RealModelButton model() {
		return model;
	}

	/** The line at the bottom, for tests. */
	StatusLine status() {
		return status;
	}

	/** Tells when images are closed, which ImageJ does just before their pixels go. */
	private record ImageWatch(Runnable changed) implements ImageListener {

		@Override
		public void imageOpened(final ImagePlus image) {
			// An image that is opened is a new one, which has no findings yet.
		}

		@Override
		public void imageClosed(final ImagePlus image) {
			SwingUtilities.invokeLater(changed);
		}

		@Override
		public void imageUpdated(final ImagePlus image) {
			// Findings are of the image as it was when the question was asked.
		}
	}
}
