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
package sc.fiji.unibiomed.interpret.view;

import java.util.List;
import java.util.stream.IntStream;

import sc.fiji.unibiomed.image.intensity.IntensityChoice;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.rendering.LostContrast;
import sc.fiji.unibiomed.image.rendering.PlaneRendering;

/** Where the contrast that somebody has set decides on what is outlined and measured. */
final class ContrastNotes {

	private ContrastNotes() {}

	/**
	 * What is to be said of it: a sentence for each channel of which hardly anything is left. Windows that are made for
	 * a purpose, and ranges that follow from the image itself, are not spoken of.
	 */
	static List<String> of(final PlaneRendering rendering, final IntensityChoice choice,
		final List<Position> positions)
	{
		if (choice != IntensityChoice.AS_DISPLAYED && choice != IntensityChoice.CT_CUSTOM) {
			return List.of();
		}
		final List<LostContrast> lost = rendering.lostContrast(positions);
		return IntStream.range(0, lost.size()).filter(i -> lost.get(i).isSevere())
			.mapToObj(i -> "The contrast decides what is found and measured: shown " + rendering.description() + ", " +
				lost.get(i).words() + (lost.size() > 1 ? " in visible channel " + (i + 1) : "") +
				". Widen the range, or choose another intensity.")
			.toList();
	}
}
