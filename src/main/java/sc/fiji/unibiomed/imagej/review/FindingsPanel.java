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
import java.awt.FlowLayout;
import java.util.List;
import java.util.function.UnaryOperator;

import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollPane;

import ij.ImagePlus;
import sc.fiji.unibiomed.imagej.result.FindingRow;
import sc.fiji.unibiomed.imagej.result.FindingsModel;
import sc.fiji.unibiomed.imagej.result.ResultPresenter;
import sc.fiji.unibiomed.imagej.review.table.FindingsTableModel;
import sc.fiji.unibiomed.imagej.review.table.ReviewColumn;
import sc.fiji.unibiomed.imagej.review.table.ReviewTable;
import sc.fiji.unibiomed.imagej.review.table.TableFilter;
import sc.fiji.unibiomed.imagej.review.table.TableSelection;

/**
 * The findings of one image, or of all: a table, filters, and what can be done with them. Selecting a finding here
 * selects its region in the image, and the other way round. For the event thread only; to be closed.
 */
public final class FindingsPanel extends JPanel implements AutoCloseable {

	private static final long serialVersionUID = 1L;
	private static final float SMALL = 11;

	private final ReviewTable table;
	private final FindingsTableModel rows;
	private final StatusLine status;
	private final transient TableSelection selection;
	private final ReviewToolBar tools;
	private final transient FindingsClearing clearing;
	private final JCheckBox allImages;
	private final transient FindingsModel findings;
	private final transient List<FindingsModel.Listener> listeners;
	private final transient RowRegionLink link;

	/** @param presenter whose findings are reviewed */
	public FindingsPanel(final ResultPresenter presenter) {
		this(presenter, null);
	}

	/** @param files where to save; {@code null} asks the user */
	FindingsPanel(final ResultPresenter presenter, final FileChoice files) {
		super(new BorderLayout());
		findings = presenter.findings();
		rows = new FindingsTableModel(findings);
		table = new ReviewTable(rows);
		selection = new TableSelection(table, rows, findings);
		status = new StatusLine(findings);
		clearing = new FindingsClearing(presenter, this);
		tools = new ReviewToolBar(table, selection, presenter,
			new FindingsSaver(presenter, files == null ? new SaveDialog(this) : files), clearing);
		// Rows must be there before one of them is selected.
		listeners = List.of(rows, selection, status);
		listeners.forEach(findings::addListener);
		link = new RowRegionLink(presenter);
		allImages = filter("All images", "List the findings of all images, and not only of the active one.",
			now -> new TableFilter(now.image(), !now.allImages(), now.acceptedOnly(), now.eachRegion()));
		add(filters(), BorderLayout.NORTH);
		add(new JScrollPane(table), BorderLayout.CENTER);
		add(tools, BorderLayout.SOUTH);
		show(null);
	}

	private JComponent filters() {
		final JPanel filters = new JPanel(new FlowLayout(FlowLayout.LEFT, 4, 0));
		filters.add(allImages);
		filters.add(filter("Accepted", "List only what you accepted.",
			now -> new TableFilter(now.image(), now.allImages(), !now.acceptedOnly(), now.eachRegion())));
		filters.add(filter("Each region", "A line for each region, and not only for each finding.",
			now -> new TableFilter(now.image(), now.allImages(), now.acceptedOnly(), !now.eachRegion())));
		final JButton clear = new JButton("Clear");
		clear.setFont(clear.getFont().deriveFont(SMALL));
		clear.setToolTipText("Remove everything that is listed: regions, table rows and answers.");
		clear.addActionListener(event -> clearing.ask(rows.filter(), rows.listed()));
		filters.add(clear);
		return filters;
	}

	private JCheckBox filter(final String label, final String hint, final UnaryOperator<TableFilter> toggled) {
		final JCheckBox box = new JCheckBox(label);
		box.setFont(box.getFont().deriveFont(SMALL));
		box.setToolTipText(hint);
		box.addActionListener(event -> list(toggled.apply(rows.filter())));
		return box;
	}

	/** Lists the findings of an image, with the newest in sight; {@code null} where none is active. */
	public void show(final ImagePlus image) {
		final TableFilter before = rows.filter();
		list(new TableFilter(image, allImages.isSelected(), before.acceptedOnly(), before.eachRegion()));
	}

	private void list(final TableFilter filter) {
		selection.whileListing(() -> {
			rows.show(filter);
			table.showImages(filter.allImages());
		});
	}

	/** Selects the newest finding of an image, and scrolls to it. */
	public void selectNewest(final ImagePlus image) {
		findings.rows().stream().filter(row -> row.answer().image() == image && row.region().isOutlined())
			.reduce((first, second) -> row(first, second)).ifPresent(findings::select);
	}

	/** The first region of the last answer. */
	private static FindingRow row(final FindingRow first, final FindingRow second) {
		return first.answer() == second.answer() ? first : second;
	}

	/** Shows cells anew that depend on whether images are open. */
	public void imagesChanged() {
		rows.imagesChanged();
	}

	/** The line that says how far the review is, for the bottom of the window. */
	public StatusLine status() {
		return status;
	}

	@Override
	public void close() {
		listeners.forEach(findings::removeListener);
		link.close();
	}

	/** The table, for tests. */
	ReviewTable table() {
		return table;
	}

	/** The buttons, for tests. */
	ReviewToolBar tools() {
		return tools;
	}

	/** Text of a cell, for tests. */
	String cell(final int row, final ReviewColumn column) {
		return rows.getValueAt(row, column.ordinal()).toString();
	}
}
