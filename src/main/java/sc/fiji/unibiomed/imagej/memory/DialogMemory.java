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
package sc.fiji.unibiomed.imagej.memory;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.prefs.PrefService;
import org.scijava.service.AbstractService;
import org.scijava.service.SciJavaService;
import org.scijava.service.Service;

import sc.fiji.unibiomed.imagej.dialog.MacroInput;

/**
 * What dialogs remember: what was entered in them, and nothing else. SciJava's own memory takes what macros and scripts
 * gave for what the user wanted. Inputs that are remembered have the attribute {@value #REMEMBERED}.
 */
@Plugin(type = Service.class)
public final class DialogMemory extends AbstractService implements SciJavaService {

	/** Name of the attribute of inputs that are remembered. */
	public static final String REMEMBERED = "remembered";

	@Parameter
	private PrefService prefs;

	/** Modules whose dialog is to come, with the inputs that it asks for. */
	private final Map<Module, Map<String, ModuleItem<?>>> asked = Collections.synchronizedMap(new WeakHashMap<>());

	/** Fills in what was entered last time, and notes what the dialog that comes next asks for. */
	void recall(final Module module) {
		final Map<String, ModuleItem<?>> open = new HashMap<>();
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			if (item.get(REMEMBERED) != null && !module.isInputResolved(item.getName())) {
				open.put(item.getName(), item);
				final String text = prefs.get(place(module), key(module, item));
				if (text != null) {
					set(module, item, text);
				}
			}
		}
		asked.put(module, open);
	}

	private static void set(final Module module, final ModuleItem<?> item, final String text) {
		try {
			module.setInput(item.getName(), MacroInput.parse(item.getType(), text));
		}
		catch (final NumberFormatException e) {
			// Another version wrote something else there: the dialog begins with the command's own default.
			return;
		}
	}

	/** Remembers what was entered in the dialog; nothing if there was none. */
	void keep(final Module module) {
		final Map<String, ModuleItem<?>> open = asked.remove(module);
		if (open != null) {
			open.values().forEach(item -> {
				final Object value = module.getInput(item.getName());
				prefs.put(place(module), key(module, item), value == null ? "" : value.toString());
			});
		}
	}

	private static Class<?> place(final Module module) {
		return module.getDelegateObject().getClass();
	}

	private static String key(final Module module, final ModuleItem<?> item) {
		final String key = module.getDelegateObject() instanceof KeyedMemory command
			? command.memoryKey(item.getName())
			: item.getName();
		return preference(key);
	}

	/** Under what a command's preferences keep a remembered input. */
	public static String preference(final String input) {
		return "dialog." + input;
	}
}
