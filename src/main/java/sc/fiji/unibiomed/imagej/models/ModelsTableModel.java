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
package sc.fiji.unibiomed.imagej.models;

import java.util.List;

import javax.swing.table.AbstractTableModel;

/** The models as rows of a table. For the event thread. */
final class ModelsTableModel extends AbstractTableModel {

	private static final long serialVersionUID = 1L;

	private transient List<ModelRow> rows = List.of();

	/** Shows other rows, or the same ones in another state. */
	void show(final List<ModelRow> current) {
		rows = current;
		fireTableDataChanged();
	}

	ModelRow row(final int index) {
		return rows.get(index);
	}

	List<ModelRow> rows() {
		return rows;
	}

	@Override
	public int getRowCount() {
		return rows.size();
	}

	@Override
	public int getColumnCount() {
		return ModelColumn.values().length;
	}

	@Override
	public String getColumnName(final int column) {
		return ModelColumn.values()[column].header();
	}

	@Override
	public Object getValueAt(final int row, final int column) {
		return ModelColumn.values()[column].text(rows.get(row));
	}
}
