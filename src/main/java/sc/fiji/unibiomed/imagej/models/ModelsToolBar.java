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

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import javax.swing.JButton;
import javax.swing.JToolBar;

/** What can be done, as buttons that are enabled where it makes sense. For the event thread. */
final class ModelsToolBar extends JToolBar {

	private static final long serialVersionUID = 1L;

	private final Map<ModelAction, JButton> buttons = new EnumMap<>(ModelAction.class);
	private final JButton add;
	private final JButton importFolder;

	/**
	 * @param chosen gets what is to be done with the selected model
	 * @param add adds a model
	 * @param importFolder imports one
	 */
	ModelsToolBar(final Consumer<ModelAction> chosen, final Runnable add, final Runnable importFolder) {
		setFloatable(false);
		for (final ModelAction action : ModelAction.values()) {
			if (action == ModelAction.OPEN_FOLDER) {
				addSeparator();
			}
			buttons.put(action, button(action.label(), action.hint(), () -> chosen.accept(action)));
		}
		this.importFolder = button("Import…", "Read a model that was exported on another computer", importFolder);
		addSeparator();
		this.add = button("Add…", "Put a checkpoint's folder, or a repository on the HuggingFace hub, into the list",
			add);
		enableFor(Optional.empty(), false);
	}

	private JButton button(final String label, final String hint, final Runnable what) {
		final JButton button = new JButton(label);
		button.setToolTipText(hint);
		button.addActionListener(event -> what.run());
		add(button);
		return button;
	}

	/**
	 * Enables what makes sense.
	 *
	 * @param selected the model that is selected
	 * @param working whether something is being done
	 */
	void enableFor(final Optional<ModelRow> selected, final boolean working) {
		buttons.forEach((action, button) -> button
			.setEnabled(selected.filter(row -> row.allows(action)).isPresent() && !(action.isJob() && working)));
		add.setEnabled(!working);
		importFolder.setEnabled(!working);
	}
}
