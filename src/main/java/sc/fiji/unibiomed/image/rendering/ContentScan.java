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
package sc.fiji.unibiomed.image.rendering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.intensity.ColourMerge;
import sc.fiji.unibiomed.image.rendering.PlaneContent.Kind;
import sc.fiji.unibiomed.image.raw.RawPixels;
import sc.fiji.unibiomed.image.raw.ValueCalibration;

/**
 * Looks at pixels of one plane until it is sure that there is something to see: mostly a few. For one plane, by one
 * thread.
 */
final class ContentScan {

	private final ImageRendering looks;
	private boolean started;
	private boolean hasNumber;
	private boolean onlyNaN = true;
	private boolean oneValue = true;
	private boolean oneColour = true;
	private int colour;
	private double[] values = {};

	ContentScan(final ImageRendering looks) {
		this.looks = looks;
	}

	/**
	 * Looks at pixels of the plane.
	 *
	 * @param pixels of each channel that is shown
	 * @param part how many
	 * @return whether there is something to see
	 */
	boolean look(final RawPixels[] pixels, final Bounds part) {
		final List<ChannelRendering> channels = looks.channels();
		final RawPlane[] planes = new RawPlane[pixels.length];
		for (int i = 0; i < planes.length; i++) {
			planes[i] = RawPlane.of(pixels[i].array(), channels.get(i).band());
		}
		final double[] now = new double[planes.length];
		for (int y = 0; y < part.height(); y++) {
			for (int x = 0; x < part.width(); x++) {
				final ColourMerge merge = looks.merge();
				int shown = merge.ground();
				for (int i = 0; i < planes.length; i++) {
					final int index = (pixels[i].y() + y) * pixels[i].rowLength() + pixels[i].x() + x;
					now[i] = planes[i].value(index);
					shown = merge.with(shown, channels.get(i).colour(planes[i], index));
				}
				add(now, shown);
				if (isSure()) {
					return true;
				}
			}
		}
		return false;
	}

	private void add(final double[] now, final int shown) {
		if (!started) {
			started = true;
			values = now.clone();
			colour = shown;
		}
		oneColour &= shown == colour;
		for (int i = 0; i < now.length; i++) {
			oneValue &= now[i] == values[i];
			hasNumber |= Double.isFinite(now[i]);
			onlyNaN &= Double.isNaN(now[i]);
		}
	}

	private boolean isSure() {
		return hasNumber && !oneColour;
	}

	/** What is in the plane, of which all pixels were looked at, or enough. */
	PlaneContent content(final ValueCalibration calibration) {
		if (isSure()) {
			return PlaneContent.of(Kind.SOMETHING);
		}
		if (!hasNumber && values.length > 0) {
			return PlaneContent.of(onlyNaN ? Kind.NOT_A_NUMBER : Kind.NOT_FINITE);
		}
		if (!oneValue || values.length == 0) {
			return PlaneContent.of(Kind.ONE_COLOUR);
		}
		final List<String> texts = new ArrayList<>();
		Arrays.stream(values).forEach(value -> texts.add(NumberText.number(calibration.of(value))));
		final Set<String> different = new LinkedHashSet<>(texts);
		return new PlaneContent(Kind.ONE_VALUE, String.join(", ", different.size() == 1 ? different : texts));
	}
}
