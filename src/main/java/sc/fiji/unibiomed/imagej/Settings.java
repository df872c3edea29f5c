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
package sc.fiji.unibiomed.imagej;

import org.scijava.prefs.PrefService;

import sc.fiji.unibiomed.imagej.host.ModelSettings;
import sc.fiji.unibiomed.imagej.result.ObjectSettings;

/** What the user chose under "UniBiomed Options...", kept between sessions. */
public final class Settings {

	private final PrefService prefs;

	public Settings(final PrefService prefs) {
		this.prefs = prefs;
	}

	public ModelSettings model() {
		final ModelSettings defaults = ModelSettings.defaults();
		return new ModelSettings(prefs.get(Settings.class, "model", defaults.model()),
			prefs.get(Settings.class, "device", defaults.device()),
			prefs.get(Settings.class, "precision", defaults.precision()),
			prefs.getInt(Settings.class, "threads", defaults.threads()),
			prefs.get(Settings.class, "cache", defaults.cache()));
	}

	public void keep(final ModelSettings settings) {
		prefs.put(Settings.class, "model", settings.model());
		prefs.put(Settings.class, "device", settings.device());
		prefs.put(Settings.class, "precision", settings.precision());
		prefs.put(Settings.class, "threads", settings.threads());
		prefs.put(Settings.class, "cache", settings.cache());
	}

	public ObjectSettings objects() {
		return new ObjectSettings(prefs.getBoolean(Settings.class, "split", false),
			prefs.getBoolean(Settings.class, "watershed", false), prefs.getInt(Settings.class, "smallest", 0));
	}

	public void keep(final ObjectSettings settings) {
		prefs.put(Settings.class, "split", settings.split());
		prefs.put(Settings.class, "watershed", settings.watershed());
		prefs.put(Settings.class, "smallest", settings.minPixels());
	}
}
