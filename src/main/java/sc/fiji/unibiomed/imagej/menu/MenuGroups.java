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
package sc.fiji.unibiomed.imagej.menu;

import java.awt.EventQueue;
import java.awt.Menu;
import java.awt.MenuBar;
import java.awt.MenuItem;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.event.EventHandler;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;
import org.scijava.ui.event.UIShownEvent;

import ij.Menus;
import sc.fiji.unibiomed.imagej.LegacyPatching;

/**
 * Lines between the groups of our menu in Fiji. SciJava's own windows draw them where the weights of two entries differ
 * by more than 1; imagej-legacy, whose menu Fiji shows, does not. In a plain ImageJ they are in {@code plugins.config}.
 */
@Plugin(type = Service.class)
public final class MenuGroups extends AbstractService {

	private static final String OUR_COMMANDS = "sc.fiji.unibiomed.";
	private static final String[] PATH = { "Plugins", "UniBiomed" };

	static {
		LegacyPatching.changeClasses();
	}

	@Parameter
	private CommandService commands;

	@EventHandler
	private void shown(final UIShownEvent event) {
		final Map<String, Double> weights = new HashMap<>();
		for (final CommandInfo command : commands.getCommands()) {
			if (command.getClassName().startsWith(OUR_COMMANDS) && command.getMenuPath().getLeaf() != null) {
				weights.put(command.getMenuPath().getLeaf().getName(), command.getMenuPath().getLeaf().getWeight());
			}
		}
		EventQueue.invokeLater(() -> {
			final MenuBar bar = Menus.getMenuBar();
			if (bar != null) {
				IntStream.range(0, bar.getMenuCount()).mapToObj(bar::getMenu)
					.filter(menu -> PATH[0].equals(menu.getLabel())).forEach(menu -> separateIn(menu, weights));
			}
		});
	}

	private static void separateIn(final Menu plugins, final Map<String, Double> weights) {
		IntStream.range(0, plugins.getItemCount()).mapToObj(plugins::getItem)
			.filter(item -> item instanceof Menu && PATH[1].equals(item.getLabel()))
			.forEach(item -> separate((Menu) item, weights));
	}

	/** Puts a line before each entry whose weight is more than 1 above that of the entry before it. */
	static void separate(final Menu menu, final Map<String, Double> weights) {
		for (int i = menu.getItemCount() - 1; i > 0; i--) {
			final Double before = weights.get(label(menu.getItem(i - 1)));
			final Double after = weights.get(label(menu.getItem(i)));
			if (before != null && after != null && after - before > 1) {
				menu.insertSeparator(i);
			}
		}
	}

	private static String label(final MenuItem item) {
		return item.getLabel();
	}
}
