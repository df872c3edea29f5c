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
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Label;
import java.awt.Panel;
import java.awt.TextField;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import ij.gui.GenericDialog;
import sc.fiji.unibiomed.imagej.FittedInput;
import sc.fiji.unibiomed.imagej.FittedInputs;

/**
 * A field of an ImageJ dialog whose words fit the image or the computer. ImageJ makes the macro key of a label, so that
 * fields are made with the label of the input, and get their own words afterwards.
 */
final class FittedField {

	private FittedField() {}

	/** How an input is asked for; empty if as its annotation says. */
	static Optional<FittedInput> of(final Module module, final ModuleItem<?> item) {
		return module.getDelegateObject() instanceof FittedInputs command
			? command.fitted(item.getName())
			: Optional.empty();
	}

	/** Adds the field. */
	static void add(final GenericDialog dialog, final Module module, final ModuleItem<?> item, final FittedInput fitted,
		final int columns)
	{
		final Object value = module.getInput(item.getName());
		final String text = value == null ? "" : value.toString();
		if (fitted.kind() == FittedInput.Kind.CHOICE) {
			final List<String> choices = fitted.choices();
			// The first one if what is remembered does not go with this image.
			dialog.addChoice(item.getLabel() + ":", choices.toArray(String[]::new),
				choices.contains(text) ? text : choices.get(0));
			label(dialog, fitted);
			return;
		}
		dialog.addStringField(item.getLabel() + ":", text, columns);
		label(dialog, fitted);
		if (!fitted.choices().isEmpty()) {
			final TextField field = (TextField) dialog.getStringFields().lastElement();
			addList(dialog, field, () -> of(module, item).orElse(fitted).beginningWith(text).choices());
		}
	}

	private static void label(final GenericDialog dialog, final FittedInput fitted) {
		final Label label = dialog.getLabel();
		if (label != null) {
			label.setText(fitted.label() + ":");
		}
	}

	/** A button that opens the list; the arrow key opens it as well. */
	private static void addList(final GenericDialog dialog, final TextField field,
		final Supplier<List<String>> choices)
	{
		final ChoiceButton button = new ChoiceButton(field, choices);
		final GridBagLayout layout = (GridBagLayout) dialog.getLayout();
		final GridBagConstraints place = layout.getConstraints(field);
		final Panel both = new Panel(new BorderLayout());
		dialog.remove(field);
		both.add(field, BorderLayout.CENTER);
		both.add(button, BorderLayout.EAST);
		dialog.add(both, place);
		field.addKeyListener(new KeyAdapter() {

			@Override
			public void keyPressed(final KeyEvent event) {
				if (event.getKeyCode() == KeyEvent.VK_DOWN) {
					button.open();
				}
			}
		});
	}
}
