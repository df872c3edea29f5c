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
package sc.fiji.unibiomed.dist;

import java.awt.Menu;
import java.awt.MenuBar;

import ij.ImageJ;
import ij.Menus;

/** Starts ImageJ with its window, and prints what is in Plugins › UniBiomed. */
final class MenuProgram {

	private MenuProgram() {}

	public static void main(final String... args) {
		new ImageJ();
		final MenuBar bar = Menus.getMenuBar();
		for (int i = 0; i < bar.getMenuCount(); i++) {
			if (bar.getMenu(i).getLabel().equals("Plugins")) {
				print(bar.getMenu(i), false);
			}
		}
		System.exit(0);
	}

	private static void print(final Menu menu, final boolean ours) {
		for (int i = 0; i < menu.getItemCount(); i++) {
			if (menu.getItem(i) instanceof Menu below) {
				print(below, below.getLabel().equals("UniBiomed"));
			}
			else if (ours && !menu.getItem(i).getLabel().equals("-")) {
				System.out.println(menu.getItem(i).getLabel());
			}
		}
	}
}
