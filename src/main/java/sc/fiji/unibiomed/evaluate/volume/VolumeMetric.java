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
package sc.fiji.unibiomed.evaluate.volume;

import java.util.Locale;

/** What is measured of a volume. */
public enum VolumeMetric {

	/** See {@link sc.fiji.unibiomed.evaluate.metric.VolumeOverlap#dice}; from 0 to 1. */
	DICE("dice", "Dice", "%.3f", ""),
	/** See {@link sc.fiji.unibiomed.evaluate.metric.SurfaceDistances#hausdorff95}; in voxels, from 0. */
	HAUSDORFF_95("hd95", "HD95", "%.2f", " voxels"),
	/** See {@link sc.fiji.unibiomed.evaluate.metric.SurfaceDistances#surfaceDice}; from 0 to 1. */
	SURFACE_DICE("surface_dice", "Surface Dice", "%.3f", "");

	private final String key;
	private final String label;
	private final String format;
	private final String unit;

	VolumeMetric(final String key, final String label, final String format, final String unit) {
		this.key = key;
		this.label = label;
		this.format = format;
		this.unit = unit;
	}

	/** In the file of volumes. */
	public String key() {
		return key;
	}

	/** In files that have metrics of items, too. */
	public String summaryKey() {
		return "volume_" + key;
	}

	/** For people. */
	public String label() {
		return label;
	}

	/** After values for people; blank for none. */
	public String unit() {
		return unit;
	}

	/** A value for people, without its unit. */
	public String words(final double value) {
		return String.format(Locale.ROOT, format, value);
	}
}
