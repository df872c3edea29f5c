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

import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.util.concurrent.CompletableFuture;

import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPopupMenu;
import javax.swing.JTable;
import javax.swing.JToolBar;
import javax.swing.KeyStroke;

import sc.fiji.unibiomed.findings.export.FindingsExporter;
import sc.fiji.unibiomed.findings.export.FindingsExporters;
import sc.fiji.unibiomed.findings.measure.Review;
import sc.fiji.unibiomed.imagej.result.FindingRow;
import sc.fiji.unibiomed.imagej.result.FindingsModel;
import sc.fiji.unibiomed.imagej.result.ResultPresenter;
import sc.fiji.unibiomed.imagej.review.table.ReviewColumn;
import sc.fiji.unibiomed.imagej.review.table.TableSelection;

/** What can be done with the findings selected in the table, as buttons and keys. */
final class ReviewToolBar extends JToolBar {

	private static final long serialVersionUID = 1L;

	private final JTable table;
	private final transient TableSelection selection;
	private final transient FindingsModel findings;

	ReviewToolBar(final JTable table, final TableSelection selection, final ResultPresenter presenter,
		final FindingsSaver saver, final StatusLine status)
	{
		this.table = table;
		this.selection = selection;
		findings = presenter.findings();
		setFloatable(false);
		add(keyed(action("✓ Accept", "The selected findings are right (A)", () -> verdict(Review.Status.ACCEPTED)),
			KeyEvent.VK_A));
		add(keyed(action("✗ Reject", "The selected findings are wrong; label image and COCO leave them out (R)",
			() -> verdict(Review.Status.REJECTED)), KeyEvent.VK_R));
		addSeparator();
		add(action("Rename", "Call the selected finding something else", () -> edit(ReviewColumn.FINDING)));
		add(action("Note", "Write a remark on the selected finding", () -> edit(ReviewColumn.NOTE)));
		addSeparator();
		add(action("Remove Last Result", "Take back the regions and rows that the last answer added",
			() -> removeLast(presenter, status)));
		addSeparator();
		add(exportButton(saver));
	}

	private static Action action(final String name, final String hint, final Runnable what) {
		final Action action = new AbstractAction(name) {

			private static final long serialVersionUID = 1L;

			@Override
			public void actionPerformed(final ActionEvent event) {
				what.run();
			}
		};
		action.putValue(Action.SHORT_DESCRIPTION, hint);
		return action;
	}

	private Action keyed(final Action action, final int key) {
		// Not for the table's cell editors, where the keys are letters of a name or note.
		table.getInputMap(JComponent.WHEN_FOCUSED).put(KeyStroke.getKeyStroke(key, 0), action);
		table.getActionMap().put(action, action);
		return action;
	}

	private static JButton exportButton(final FindingsSaver saver) {
		final JPopupMenu menu = new JPopupMenu();
		for (final FindingsExporter format : FindingsExporters.installed().all()) {
			menu.add(action(format.label() + " (." + format.extension() + ") …", null, () -> saver.export(format)));
		}
		final JButton button = new JButton("Export ▾");
		button.setToolTipText("Save the findings of the answer shown below");
		button.setComponentPopupMenu(menu);
		button.addActionListener(event -> menu.show(button, 0, button.getHeight()));
		return button;
	}

	private void verdict(final Review.Status status) {
		for (final FindingRow row : selection.selected()) {
			findings.review(row, new Review(status, row.review().note()));
		}
	}

	private void edit(final ReviewColumn column) {
		final int row = table.getSelectionModel().getLeadSelectionIndex();
		final int viewColumn = table.convertColumnIndexToView(column.ordinal());
		if (table.getSelectedRowCount() > 0 && table.isRowSelected(row) && viewColumn >= 0) {
			table.scrollRectToVisible(table.getCellRect(row, viewColumn, true));
			table.editCellAt(row, viewColumn);
			table.getEditorComponent().requestFocusInWindow();
		}
	}

	/** Not on the event thread: the presenter may be busy with an answer, which itself needs that thread. */
	private static void removeLast(final ResultPresenter presenter, final StatusLine status) {
		CompletableFuture.supplyAsync(presenter::removeLast).whenComplete((removed, failure) -> {
			if (failure != null) {
				status.show("Could not remove the last result: " + failure.getCause(), true);
			}
			else if (!removed) {
				status.show("There is no result to remove.", false);
			}
		});
	}
}
