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

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import org.scijava.ItemVisibility;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import sc.fiji.unibiomed.imagej.dialog.CommandRefusal;
import sc.fiji.unibiomed.imagej.dialog.CreditInputs;
import sc.fiji.unibiomed.imagej.dialog.DialogNote;

/** What a command says about itself and its inputs, for the Help button of an ImageJ dialog. */
final class HelpText {

	private HelpText() {}

	/** A page that ImageJ shows by itself, because it begins with {@code <html>}. */
	static String html(final Module module, final List<ModuleItem<?>> items) {
		final StringBuilder html = new StringBuilder("<html><h2>").append(CommandRefusal.title(module))
			.append("</h2><p>").append(escaped(module.getInfo().getDescription())).append("</p>");
		for (final ModuleItem<?> item : items) {
			html.append("<p><b>").append(escaped(item.getLabel())).append("</b>: ")
				.append(escaped(item.getDescription()));
			html.append("<br>In macros: <code>").append(item.getName()).append("=</code></p>");
		}
		messages(module).forEach(message -> html.append("<p>").append(escaped(message)).append("</p>"));
		return html.append("<p>Research software. Not for diagnostic use.</p></html>").toString();
	}

	/** Which model answers; empty if the command asks none. */
	static Optional<String> credit(final Module module) {
		return module.getInfo().getInput(CreditInputs.CREDIT) == null
			? Optional.empty()
			: Optional.of(DialogNote.text(String.valueOf(module.getInput(CreditInputs.CREDIT))));
	}

	/** The command's remarks but for the model: inputs that only say something. */
	static List<String> messages(final Module module) {
		return StreamSupport.stream(module.getInfo().inputs().spliterator(), false)
			.filter(
				item -> item.getVisibility() == ItemVisibility.MESSAGE && !item.getName().equals(CreditInputs.CREDIT))
			.map(item -> DialogNote.text(String.valueOf(module.getInput(item.getName())))).toList();
	}

	private static String escaped(final String text) {
		return text == null ? "" : text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>");
	}
}
