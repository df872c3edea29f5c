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

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.imagej.CheckedInputs;

/** Asks a command whether it can use what was entered, while the user is still entering it. */
final class InputCheck {

	private InputCheck() {}

	/** What is wrong with the first input that cannot be used, for people. */
	static Optional<String> complaint(final Module module, final List<ModuleItem<?>> items) {
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
}
