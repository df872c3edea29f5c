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
package sc.fiji.unibiomed.imagej.plain;

import java.awt.Button;
import java.awt.Menu;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.TextField;
import java.util.List;
import java.util.function.Supplier;

/** A button beside a field that opens a list of what can be written into it. */
final class ChoiceButton extends Button {

	private static final long serialVersionUID = 1L;
	/** Choices that the list shows at once; the rest is one step further. */
	private static final int SHOWN = 12;

	private final transient TextField field;
	private final transient Supplier<List<String>> choices;
	private transient PopupMenu last;

	/** @param choices looked up when the list opens */
	ChoiceButton(final TextField field, final Supplier<List<String>> choices) {
		super("\u25be");
		this.field = field;
		this.choices = choices;
		addActionListener(event -> open());
		// The key that leads on leads to the next input.
		setFocusable(false);
	}

	/** Opens the list below the field. */
	void open() {
		if (last != null) {
			field.remove(last);
		}
		last = menu();
		field.add(last);
		last.show(field, 0, field.getHeight());
	}

	/** The list as it would open now. */
	PopupMenu menu() {
		final PopupMenu menu = new PopupMenu();
		final Menu more = new Menu("More");
		for (final String choice : choices.get()) {
			(menu.getItemCount() < SHOWN ? menu : more).add(entry(choice));
		}
		if (more.getItemCount() > 0) {
			menu.add(more);
		}
		return menu;
	}

	private MenuItem entry(final String choice) {
		final MenuItem item = new MenuItem(choice);
		item.addActionListener(event -> {
			field.setText(choice);
			field.requestFocusInWindow();
			field.selectAll();
		});
		return item;
	}
}
