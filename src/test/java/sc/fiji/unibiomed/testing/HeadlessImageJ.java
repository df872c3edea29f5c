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
package sc.fiji.unibiomed.testing;

import net.imagej.patcher.LegacyInjector;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Makes ImageJ run macros without a display, as Fiji does, by patching it before any of its classes is loaded.
 * With a display, ImageJ stays as it is, and with the system property {@value #UNPATCHED}: mutation testing has an
 * agent that loads ImageJ's classes before.
 */
public final class HeadlessImageJ implements LauncherSessionListener {

	private static final String UNPATCHED = "unibiomed.tests.unpatched";

	@Override
	public void launcherSessionOpened(final LauncherSession session) {
		if (Boolean.getBoolean("java.awt.headless") && !Boolean.getBoolean(UNPATCHED)) {
			LegacyInjector.preinit();
		}
	}
}
