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

import java.awt.Component;
import java.awt.Container;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.text.JTextComponent;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import sc.fiji.unibiomed.imagej.FittedInput;
import sc.fiji.unibiomed.imagej.FittedInputs;

/**
 * The fields of a dialog of SciJava's, found by the labels before them. What is shown instead of a field passes on to
 * it what the user enters, so that SciJava goes on reading its own. A dialog that is built in another way stays as it
 * is.
 */
final class SwingFields {

	/** Selects the OK button whenever the dialog comes to the front. */
	private static final String SCIJAVA_DIALOG = "org.scijava.ui.swing.SwingDialog";

	private final Module module;
	private final JDialog dialog;

	SwingFields(final Module module, final JDialog dialog) {
		this.module = module;
		this.dialog = dialog;
	}

	/** Replaces fields, and begins with the first in which something can be written. On the event thread. */
	void fit() {
		if (module.getDelegateObject() instanceof FittedInputs command) {
			for (final ModuleItem<?> item : module.getInfo().inputs()) {
				command.fitted(item.getName()).filter(FittedInput::isAsked).ifPresent(fitted -> fit(item, fitted));
			}
			dialog.pack();
		}
		Arrays.stream(dialog.getWindowFocusListeners())
			.filter(listener -> listener.getClass().getName().startsWith(SCIJAVA_DIALOG))
			.forEach(dialog::removeWindowFocusListener);
		focus();
		// Swing itself gives the focus to the OK button once, sooner or later; the user does so with Tab or the mouse.
		parts(dialog.getContentPane(), JButton.class).forEach(button -> button.addFocusListener(new FocusAdapter() {

			@Override
			public void focusGained(final FocusEvent event) {
				if (event.getCause() == FocusEvent.Cause.UNKNOWN) {
					focus();
				}
			}
		}));
	}

	private void focus() {
		parts(dialog.getContentPane(), JTextComponent.class)
			.filter(field -> field.isShowing() && field.isEditable() && field.isEnabled()).findFirst()
			.ifPresent(field -> {
				field.requestFocusInWindow();
				field.selectAll();
			});
	}

	private void fit(final ModuleItem<?> item, final FittedInput fitted) {
		final Optional<JLabel> label = parts(dialog.getContentPane(), JLabel.class)
			.filter(part -> item.getLabel().equals(part.getText())).findFirst();
		if (label.isEmpty()) {
			return;
		}
		final Container row = label.get().getParent();
		final int after = Arrays.asList(row.getComponents()).indexOf(label.get()) + 1;
		if (after < row.getComponentCount() && row.getComponent(after) instanceof Container widget) {
			label.get().setText(fitted.label());
			if (fitted.kind() == FittedInput.Kind.CHOICE) {
				parts(widget, JComboBox.class).findFirst().ifPresent(field -> choose(field, fitted));
			}
			else if (!fitted.choices().isEmpty()) {
				parts(widget, JTextComponent.class).findFirst().ifPresent(field -> edit(item, field, fitted));
			}
		}
	}

	/** Fewer choices than SciJava has. */
	private static void choose(final JComboBox<?> field, final FittedInput fitted) {
		final JComboBox<String> list = new JComboBox<>(fitted.choices().toArray(String[]::new));
		list.setToolTipText(field.getToolTipText());
		// The first one if what is remembered does not go with this image.
		list.setSelectedItem(field.getSelectedItem());
		field.setSelectedItem(list.getSelectedItem());
		list.addActionListener(event -> field.setSelectedItem(list.getSelectedItem()));
		replace(field, list);
	}

	/** A field with a list, as an image or computer has it now. */
	private void edit(final ModuleItem<?> item, final JTextComponent field, final FittedInput fitted) {
		final String begin = field.getText();
		final FittedInputs command = (FittedInputs) module.getDelegateObject();
		final JComboBox<String> list = new EditableList(
			() -> command.fitted(item.getName()).orElse(fitted).beginningWith(begin).choices());
		list.setToolTipText(field.getToolTipText());
		list.setSelectedItem(field.getText());
		final JTextComponent editor = (JTextComponent) list.getEditor().getEditorComponent();
		editor.getDocument().addDocumentListener(new DocumentListener() {

			@Override
			public void insertUpdate(final DocumentEvent event) {
				field.setText(editor.getText());
			}

			@Override
			public void removeUpdate(final DocumentEvent event) {
				field.setText(editor.getText());
			}

			@Override
			public void changedUpdate(final DocumentEvent event) {
				field.setText(editor.getText());
			}
		});
		replace(field, list);
	}

	private static void replace(final Component field, final Component instead) {
		final Container parent = field.getParent();
		final int index = Arrays.asList(parent.getComponents()).indexOf(field);
		parent.remove(index);
		parent.add(instead, index);
	}

	static <T> Stream<T> parts(final Container within, final Class<T> kind) {
		return Arrays.stream(within.getComponents())
			.flatMap(part -> Stream.concat(kind.isInstance(part) ? Stream.of(kind.cast(part)) : Stream.empty(),
				part instanceof Container inner ? parts(inner, kind) : Stream.empty()));
	}
}
