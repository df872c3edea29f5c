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

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.scijava.prefs.PrefService;

import sc.fiji.unibiomed.findings.ObjectKind;
import sc.fiji.unibiomed.findings.object.ObjectChoice;
import sc.fiji.unibiomed.imagej.host.ModelSettings;

/** What the user chose under "UniBiomed Options...", kept between sessions. */
public final class Settings {

	private static final String SPLIT = "split";
	private static final String WATERSHED = "watershed";
	private static final String SMALLEST = "smallest";

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

	/**
	 * What becomes of outlines with several parts, as it was chosen when that was one of the options; then it is
	 * forgotten here.
	 *
	 * @return empty if nothing was chosen but the default, one region
	 */
	public Optional<ObjectChoice> takeFormerObjects() {
		final boolean split = prefs.getBoolean(Settings.class, SPLIT, false);
		final ObjectKind kind = prefs.getBoolean(Settings.class, WATERSHED, false)
			? ObjectKind.TOUCHING
			: ObjectKind.EACH;
		final int smallest = prefs.getInt(Settings.class, SMALLEST, 0);
		List.of(SPLIT, WATERSHED, SMALLEST).forEach(former -> prefs.remove(Settings.class, former));
		return split
			? Optional.of(new ObjectChoice(kind, smallest > 0 ? OptionalInt.of(smallest) : OptionalInt.empty()))
			: Optional.empty();
	}
}
