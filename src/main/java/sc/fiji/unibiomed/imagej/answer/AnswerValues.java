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
package sc.fiji.unibiomed.imagej.answer;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.measure.Intensity;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.interpret.ask.MarkedRegion;
import sc.fiji.unibiomed.interpret.result.MaskValues;

/**
 * The image's own values under everything that an answer outlines, as they were when the question was asked.
 *
 * @param findings for each finding, in order, those of each frame
 * @param described those of each region that was described
 */
public record AnswerValues(List<List<MaskValues>> findings, List<MaskValues> described) {

	public AnswerValues {
		findings = List.copyOf(findings);
		described = List.copyOf(described);
	}

	/**
	 * Reads them.
	 *
	 * @param positions the plane of each frame of the findings
	 */
	public static AnswerValues of(final RawImage image, final List<Finding> findings, final List<Position> positions,
		final List<MarkedRegion> regions)
	{
		final List<List<MaskValues>> values = new ArrayList<>();
		for (final Finding finding : findings) {
			final List<MaskValues> frames = new ArrayList<>();
			for (int frame = 0; frame < finding.frames().size(); frame++) {
				frames.add(MaskValues.of(image, positions.get(frame), finding.frames().get(frame).mask()));
			}
			values.add(frames);
		}
		return new AnswerValues(values,
			regions.stream().map(region -> MaskValues.of(image, region.position(), region.mask())).toList());
	}

	/**
	 * Measures a region.
	 *
	 * @param number of the region, from 0
	 * @param of the findings of the answer
	 */
	public Intensity of(final FoundRegion region, final List<Finding> of, final int number) {
		return region.finding() == null
			? described.get(number).intensity(region.mask())
			: findings.get(of.indexOf(region.finding())).get(region.frame()).intensity(region.mask());
	}
}
