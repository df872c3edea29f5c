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

import java.awt.GridLayout;
import java.awt.Insets;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;

import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JMenu;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JTable;
import javax.swing.KeyStroke;

import ij.ImagePlus;
import ij.WindowManager;
import sc.fiji.unibiomed.findings.export.FindingsExporter;
import sc.fiji.unibiomed.findings.export.FindingsExporters;
import sc.fiji.unibiomed.findings.measure.Review;
import sc.fiji.unibiomed.imagej.result.FindingRow;
import sc.fiji.unibiomed.imagej.result.FindingsModel;
import sc.fiji.unibiomed.imagej.result.FindingsScope;
import sc.fiji.unibiomed.imagej.result.LabelStack;
import sc.fiji.unibiomed.imagej.result.ResultPresenter;
import sc.fiji.unibiomed.imagej.review.table.ReviewColumn;
import sc.fiji.unibiomed.imagej.review.table.TableSelection;

/** What can be done with the findings, as buttons and keys. */
final class ReviewToolBar extends JPanel {

	private static final long serialVersionUID = 1L;
	private static final float SMALL = 11;
	private static final int GAP = 2;

	private final JTable table;
	private final transient TableSelection selection;
	private final transient FindingsModel findings;

	ReviewToolBar(final JTable table, final TableSelection selection, final ResultPresenter presenter,
		final FindingsSaver saver, final FindingsClearing clearing)
	{
		super(new GridLayout(0, 4, GAP, GAP));
		this.table = table;
		this.selection = selection;
		findings = presenter.findings();
		button(keyed(action("✓ Accept", "The selected findings are right (A)", () -> verdict(Review.Status.ACCEPTED)),
			KeyEvent.VK_A));
		button(keyed(action("✗ Reject", "The selected findings are wrong; label image and COCO leave them out (R)",
			() -> verdict(Review.Status.REJECTED)), KeyEvent.VK_R));
		button(action("Rename", "Call the selected finding something else", () -> edit(ReviewColumn.FINDING)));
		button(action("Note", "Write a remark on the selected finding", () -> edit(ReviewColumn.NOTE)));
		menu("Remove ▾", "Take back findings: regions, table rows and answers", removals(presenter, clearing));
		menu("Export ▾", "Save findings as files", exports(saver));
		menu("Labels ▾", "Open findings as a label image", labels(presenter));
		button(action("Table", "Open ImageJ's table of all findings, with all measurements",
			() -> presenter.table().open()));
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

	private void button(final Action action) {
		add(small(new JButton(action)));
	}

	private static JButton small(final JButton button) {
		button.setFont(button.getFont().deriveFont(SMALL));
		button.setMargin(new Insets(GAP, GAP, GAP, GAP));
		return button;
	}

	private void menu(final String name, final String hint, final JPopupMenu menu) {
		final JButton button = small(new JButton(name));
		button.setToolTipText(hint);
		button.setComponentPopupMenu(menu);
		button.addActionListener(event -> menu.show(button, 0, button.getHeight()));
		add(button);
	}

	private JPopupMenu removals(final ResultPresenter presenter, final FindingsClearing clearing) {
		final JPopupMenu menu = new JPopupMenu();
		menu.add(action("Selected", "Remove the selected findings", () -> presenter.remove(selection.selected())));
		for (final FindingsScope scope : FindingsScope.values()) {
			menu.add(action(capital(scope), null, () -> clearing.remove(scope, active())));
		}
		return menu;
	}

	private static JPopupMenu exports(final FindingsSaver saver) {
		final JPopupMenu menu = new JPopupMenu();
		for (final FindingsScope scope : FindingsScope.values()) {
			final JMenu formats = new JMenu(capital(scope));
			for (final FindingsExporter format : FindingsExporters.installed().all()) {
				formats.add(action(format.label() + " (." + format.extension() + ") …", null,
					() -> saver.export(format, scope, active())));
			}
			menu.add(formats);
		}
		return menu;
	}

	private static JPopupMenu labels(final ResultPresenter presenter) {
		final JPopupMenu menu = new JPopupMenu();
		for (final FindingsScope scope : FindingsScope.values()) {
			menu.add(action(capital(scope), null, () -> open(presenter, scope)));
		}
		return menu;
	}

	private static void open(final ResultPresenter presenter, final FindingsScope scope) {
		try {
			LabelStack.of(scope.rows(presenter.findings(), active())).forEach(ImagePlus::show);
		}
		catch (final IllegalArgumentException e) {
			presenter.findings().tell(e.getMessage());
		}
	}

	private static ImagePlus active() {
		return WindowManager.getCurrentImage();
	}

	private static String capital(final FindingsScope scope) {
		return Character.toUpperCase(scope.label().charAt(0)) + scope.label().substring(1);
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
}
