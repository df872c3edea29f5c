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
package sc.fiji.unibiomed.imagej.image;

import java.awt.GraphicsEnvironment;
import java.util.List;
import java.util.Optional;

import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

/**
 * The one ROI Manager that whoever works at the moment sees: the user its window, a macro in batch mode the invisible
 * one that ImageJ keeps for that macro. Everything that reads from it or adds to it asks here.
 */
public final class RegionManager {

	private RegionManager() {}

	/** Whether there can be one; without a display there is none. */
	public static boolean isPossible() {
		return !GraphicsEnvironment.isHeadless();
	}

	/** The one that is seen; empty while nobody has opened one. */
	public static Optional<RoiManager> seen() {
		// In batch mode, ImageJ makes the macro's own one when it is first asked for.
		return isPossible() ? Optional.ofNullable(RoiManager.getInstance()) : Optional.empty();
	}

	/**
	 * The one that is seen; its window opens if there is none.
	 *
	 * @throws java.awt.HeadlessException if there is no display
	 */
	public static RoiManager seenOrNew() {
		return seen().orElseGet(RoiManager::getRoiManager);
	}

	/** The regions that are selected in it, or all if none is; none if it is not open. */
	public static List<Roi> chosen() {
		return seen().map(manager -> List.of(manager.getSelectedRoisAsArray())).orElse(List.of());
	}
}
