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
package sc.fiji.unibiomed.imagej.dialog;

import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.widget.Button;

import sc.fiji.unibiomed.imagej.macro.MacroLine;

/** A command's inputs in the option string of a macro: {@code target=[left lung] split threads=2}. */
public final class MacroInput {

	private MacroInput() {}

	/** Whether inputs of a type can stand in a macro. */
	public static boolean isSupported(final Class<?> type) {
		return type == String.class || type == boolean.class || type == Boolean.class || type == int.class ||
			type == Integer.class || type == File.class;
	}

	/** The value of an input, or {@code null} if the macro does not name it. */
	public static String value(final String options, final ModuleItem<?> item) {
		final Optional<MacroLine.Option> named = MacroLine.options(options).stream()
			.filter(option -> option.key().equals(item.getName())).findFirst();
		if (item.getType() == boolean.class || item.getType() == Boolean.class) {
			// ImageJ writes a checked box as its bare name; SciJava as name=true.
			return named.map(option -> option.value().filter(value -> !value.isEmpty()).orElse("true")).orElse(null);
		}
		return named.flatMap(MacroLine.Option::value).orElse(null);
	}

	/** The keys of the options that the command has no input for. */
	public static List<String> unknownKeys(final String options, final ModuleInfo command) {
		return MacroLine.options(options).stream().map(MacroLine.Option::key)
			.filter(key -> StreamSupport.stream(command.inputs().spliterator(), false)
				.noneMatch(item -> item.getName().equals(key) && item.getType() != Button.class))
			.toList();
	}

	/** @throws NumberFormatException if a whole number is wanted and the text is none */
	public static Object parse(final Class<?> type, final String text) {
		if (type == String.class) {
			return text;
		}
		if (type == File.class) {
			return FileInput.of(text);
		}
		if (type == boolean.class || type == Boolean.class) {
			return Boolean.parseBoolean(text);
		}
		return Integer.parseInt(text.strip());
	}
}
