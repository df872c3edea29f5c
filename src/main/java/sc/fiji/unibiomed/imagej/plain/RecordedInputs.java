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

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import ij.plugin.frame.Recorder;
import sc.fiji.unibiomed.imagej.macro.MacroText;

/**
 * What ImageJ's recorder is told of a dialog. By itself the dialog tells it the first words of its labels as keys, no
 * unchecked boxes, and brackets as they are; here labels may be what people call a thing, and what is recorded is what
 * imagej-legacy would record.
 */
final class RecordedInputs {

	private RecordedInputs() {}

	/** Takes the place of what the dialog has recorded of its fields. */
	static void record(final Module module, final List<ModuleItem<?>> items) {
		if (!Recorder.record) {
			return;
		}
		Recorder.resetCommandOptions();
		for (final ModuleItem<?> item : items) {
			final Object value = module.getInput(item.getName());
			final String text = value == null ? "" : MacroText.recorded(value.toString());
			// What is blank has brackets, so that the line can be read by people.
			Recorder.recordOption(item.getName(), text.isEmpty() ? "[]" : Recorder.fixString(text));
		}
	}
}
