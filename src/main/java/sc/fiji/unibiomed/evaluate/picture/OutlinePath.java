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
package sc.fiji.unibiomed.evaluate.picture;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.unibiomed.findings.export.MaskContours;
import sc.fiji.unibiomed.image.BinaryMask;

/** The outline of a mask as the path data of SVG, along the edges of its pixels. */
final class OutlinePath {

	private OutlinePath() {}

	/**
	 * The path; empty for an empty mask.
	 *
	 * @param coarse side of the squares of pixels that are one, at least 1: smaller steps cannot be seen
	 */
	static String of(final BinaryMask mask, final int coarse) {
		final StringBuilder path = new StringBuilder();
		for (final MaskContours.Polygon polygon : MaskContours.of(coarse == 1 ? mask : mask.shrunk(coarse))) {
			append(path, polygon.exterior(), coarse);
			polygon.holes().forEach(hole -> append(path, hole, coarse));
		}
		return path.toString();
	}

	/** All steps are level or upright. */
	private static void append(final StringBuilder path, final int[][] ring, final int scale) {
		path.append('M').append(scale * ring[0][0]).append(' ').append(scale * ring[0][1]);
		for (final int[] step : steps(ring)) {
			path.append(step[0] == 0 ? 'v' : 'h').append(scale * (step[0] == 0 ? step[1] : step[0]));
		}
		path.append('z');
	}

	private static List<int[]> steps(final int[][] ring) {
		final List<int[]> steps = new ArrayList<>();
		for (int i = 1; i < ring.length; i++) {
			steps.add(new int[] { ring[i][0] - ring[i - 1][0], ring[i][1] - ring[i - 1][1] });
		}
		return steps;
	}
}
