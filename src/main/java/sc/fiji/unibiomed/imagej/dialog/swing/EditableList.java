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
package sc.fiji.unibiomed.imagej.dialog.swing;

import java.util.List;
import java.util.function.Supplier;

import javax.swing.DefaultComboBoxModel;
import javax.swing.JComboBox;
import javax.swing.event.PopupMenuEvent;
import javax.swing.event.PopupMenuListener;

/** A field with a list of choices that are looked up when it opens; anything else can be written, too. */
final class EditableList extends JComboBox<String> {

	private static final long serialVersionUID = 1L;
	private static final int ROWS = 12;

	/** @param choices what there is to choose when the list is opened */
	EditableList(final Supplier<List<String>> choices) {
		super(choices.get().toArray(String[]::new));
		setEditable(true);
		setMaximumRowCount(ROWS);
		addPopupMenuListener(new PopupMenuListener() {

			@Override
			public void popupMenuWillBecomeVisible(final PopupMenuEvent event) {
				final Object written = getEditor().getItem();
				setModel(new DefaultComboBoxModel<>(choices.get().toArray(String[]::new)));
				setSelectedItem(written);
			}

			@Override
			public void popupMenuWillBecomeInvisible(final PopupMenuEvent event) {
				// What was chosen is in the field.
			}

			@Override
			public void popupMenuCanceled(final PopupMenuEvent event) {
				// What was written stays.
			}
		});
	}
}
