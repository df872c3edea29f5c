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

import java.awt.BorderLayout;
import java.awt.Button;
import java.awt.Color;
import java.awt.Component;
import java.awt.FlowLayout;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.awt.Label;
import java.awt.Panel;
import java.awt.TextField;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.scijava.module.MethodCallException;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.widget.FileWidget;

import ij.gui.GenericDialog;
import ij.gui.MultiLineLabel;
import ij.plugin.frame.Recorder;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.imagej.CheckedInputs;
import sc.fiji.unibiomed.imagej.FittedInput;
import sc.fiji.unibiomed.imagej.dialog.CommandRefusal;
import sc.fiji.unibiomed.imagej.dialog.CreditInputs;
import sc.fiji.unibiomed.imagej.dialog.DialogNote;
import sc.fiji.unibiomed.imagej.dialog.FileInput;

/**
 * Asks for a command's inputs in an ImageJ dialog, which also records them for macros. The dialog takes the macro keys
 * from the first words of its labels; the commands' labels begin with the names of their inputs for that reason. This
 * class is loaded only where there is a display: headless, classes that name the dialog in a signature cannot be.
 */
final class InputDialog {

	private static final int TEXT_COLUMNS = 30;
	private static final int SHORT_COLUMNS = 10;
	/** From more inputs than this on, short ones that belong to the one before share its row: screens are not high. */
	private static final int LONG = 16;
	private static final Set<String> BESIDE = Set.of("range", "channels", "smallest");
	private static final int GAP = 5;
	/** Where ImageJ's messages begin. */
	private static final Insets CREDIT_INSETS = new Insets(0, 15, 5, 0);
	/** Characters of a line of a sentence about what cannot be used. */
	private static final int LINE = 80;
	/** Room for such a sentence: blanks are narrower than letters. */
	private static final String ROOM = " ".repeat(2 * LINE) + "\n \n ";

	private InputDialog() {}

	/** Shows the dialog and sets the inputs; false if the user cancelled. */
	static boolean show(final Module module, final List<ModuleItem<?>> items) {
		final GenericDialog dialog = new GenericDialog(CommandRefusal.title(module));
		if (module.getInfo().getDescription() != null) {
			dialog.addMessage(module.getInfo().getDescription());
		}
		HelpText.credit(module)
			.ifPresent(words -> dialog.addPanel(credit(words, module), GridBagConstraints.WEST, CREDIT_INSETS));
		for (final ModuleItem<?> item : items) {
			final boolean isBeside = items.size() > LONG && BESIDE.contains(item.getName());
			add(dialog, module, item, isBeside ? SHORT_COLUMNS : TEXT_COLUMNS);
			if (isBeside) {
				putBeside(dialog);
			}
		}
		dialog.addMessage(ROOM, null, Color.RED.darker());
		final MultiLineLabel complaint = (MultiLineLabel) dialog.getMessage();
		HelpText.messages(module).forEach(dialog::addMessage);
		dialog.addHelp(HelpText.html(module, items));
		dialog.addDialogListener((source, event) -> {
			readAll(dialog, module, items);
			final String wrong = complaint(module, items).orElse("");
			complaint.setText(wrong.isEmpty() ? ROOM : DialogNote.lines(wrong));
			complaint.setName(wrong);
			return wrong.isEmpty();
		});
		dialog.addWindowListener(new WindowAdapter() {

			@Override
			public void windowOpened(final WindowEvent event) {
				focus(dialog);
			}
		});
		dialog.showDialog();
		if (dialog.wasCanceled()) {
			return false;
		}
		readAll(dialog, module, items);
		return true;
	}

	/** Moves the last field and its label right behind the one before: ImageJ's columns are as wide as messages. */
	private static void putBeside(final GenericDialog dialog) {
		final int count = dialog.getComponentCount();
		final Component field = dialog.getComponent(count - 1);
		final Component label = dialog.getComponent(count - 2);
		final Component before = dialog.getComponent(count - 3);
		final GridBagConstraints place = ((GridBagLayout) dialog.getLayout()).getConstraints(before);
		final Panel behind = new Panel(new FlowLayout(FlowLayout.LEFT, GAP, 0));
		behind.add(label);
		behind.add(field);
		final Panel row = new Panel(new BorderLayout());
		row.add(before, BorderLayout.WEST);
		row.add(behind, BorderLayout.CENTER);
		dialog.add(row, place);
	}

	/** Whoever types means the first field in which something can be written, and not what it began with. */
	private static void focus(final GenericDialog dialog) {
		final List<?> fields = dialog.getStringFields() == null ? List.of() : dialog.getStringFields();
		fields.stream().map(TextField.class::cast).findFirst().ifPresent(field -> {
			field.requestFocusInWindow();
			field.selectAll();
		});
	}

	/** Which model answers, with the button that leads to the real one beside it where there is one. */
	private static Panel credit(final String words, final Module module) {
		final Panel panel = new Panel(new FlowLayout(FlowLayout.LEFT, GAP, 0));
		panel.add(new Label(words));
		CreditInputs.button(module).ifPresent(item -> {
			final Button button = new Button(item.getLabel());
			button.addActionListener(event -> press(item, module));
			// Whoever types begins in the first field, which comes after it.
			button.setFocusable(false);
			panel.add(button);
		});
		return panel;
	}

	private static void press(final ModuleItem<?> button, final Module module) {
		try {
			button.callback(module);
		}
		catch (final MethodCallException e) {
			throw new IllegalStateException("The button " + button.getLabel() + " has nothing to do.", e);
		}
	}

	/** What is wrong with the first input that cannot be used, for people, while they are still entering it. */
	private static Optional<String> complaint(final Module module, final List<ModuleItem<?>> items) {
		if (!(module.getDelegateObject() instanceof CheckedInputs command)) {
			return Optional.empty();
		}
		try {
			items.forEach(item -> command.check(item.getName()));
			return Optional.empty();
		}
		catch (final InputException e) {
			return Optional.of(e.getMessage());
		}
	}

	private static void readAll(final GenericDialog dialog, final Module module, final List<ModuleItem<?>> items) {
		// The dialog records what is read of it, and would complain of another value than it has recorded before.
		Recorder.resetCommandOptions();
		for (final ModuleItem<?> item : items) {
			module.setInput(item.getName(), read(dialog, module, item));
		}
	}

	private static void add(final GenericDialog dialog, final Module module, final ModuleItem<?> item,
		final int columns)
	{
		final Optional<FittedInput> fitted = FittedField.of(module, item);
		if (fitted.isPresent()) {
			FittedField.add(dialog, module, item, fitted.get(), columns);
			return;
		}
		final String label = item.getLabel();
		final Object value = module.getInput(item.getName());
		if (item.getType() == boolean.class || item.getType() == Boolean.class) {
			dialog.addCheckbox(label, Boolean.TRUE.equals(value));
		}
		else if (item.getType() == int.class || item.getType() == Integer.class) {
			dialog.addNumericField(label + ":", ((Number) value).intValue(), 0);
		}
		else if (item.getChoices() != null && !item.getChoices().isEmpty()) {
			final String[] choices = item.getChoices().stream().map(Object::toString).toArray(String[]::new);
			dialog.addChoice(label + ":", choices, String.valueOf(value));
		}
		else if (hasStyle(item, FileWidget.DIRECTORY_STYLE)) {
			dialog.addDirectoryField(label + ":", value == null ? "" : value.toString(), columns);
		}
		else if (hasStyle(item, FileWidget.OPEN_STYLE)) {
			dialog.addFileField(label + ":", value == null ? "" : value.toString(), columns);
		}
		else {
			dialog.addStringField(label + ":", value == null ? "" : value.toString(), columns);
		}
	}

	/** Inputs that name files have a button for choosing one. */
	private static boolean hasStyle(final ModuleItem<?> item, final String style) {
		return item.getWidgetStyle() != null && item.getWidgetStyle().equals(style);
	}

	private static Object read(final GenericDialog dialog, final Module module, final ModuleItem<?> item) {
		if (item.getType() == boolean.class || item.getType() == Boolean.class) {
			return dialog.getNextBoolean();
		}
		if (item.getType() == int.class || item.getType() == Integer.class) {
			return (int) dialog.getNextNumber();
		}
		if (item.getType() == File.class) {
			return FileInput.of(dialog.getNextString());
		}
		final boolean isChoice = FittedField.of(module, item).map(fitted -> fitted.kind() == FittedInput.Kind.CHOICE)
			.orElse(item.getChoices() != null && !item.getChoices().isEmpty());
		return isChoice ? dialog.getNextChoice() : dialog.getNextString();
	}
}
