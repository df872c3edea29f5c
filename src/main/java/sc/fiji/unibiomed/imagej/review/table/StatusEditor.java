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
package sc.fiji.unibiomed.imagej.review.table;

import java.awt.Component;

import javax.swing.DefaultCellEditor;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JComboBox;
import javax.swing.JList;

import sc.fiji.unibiomed.findings.measure.Review;

/** Changes a verdict in the table itself. */
final class StatusEditor extends DefaultCellEditor {

	private static final long serialVersionUID = 1L;

	StatusEditor() {
		super(new JComboBox<>(Review.Status.values()));
		((JComboBox<?>) getComponent()).setRenderer(new DefaultListCellRenderer() {

			private static final long serialVersionUID = 1L;

			@Override
			public Component getListCellRendererComponent(final JList<?> list, final Object value, final int index,
				final boolean isSelected, final boolean cellHasFocus)
			{
				return super.getListCellRendererComponent(list, ReviewCells.symbol((Review.Status) value), index,
					isSelected, cellHasFocus);
			}
		});
		// One click selects the row, as everywhere else.
		setClickCountToStart(2);
	}
}
