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
package sc.fiji.unibiomed.imagej.imglib2;

import java.util.List;

import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingCheck;
import sc.fiji.unibiomed.findings.FindingMask;

/**
 * Something the model points at, for use with ImgLib2.
 *
 * @param phrase what it is
 * @param check whether it is there at all; what is absent has an empty mask
 * @param confidence mean probability of the pixels inside the mask, from 0.5 to 1; NaN for an empty mask
 * @param predictedIou what the mask decoder says of the overlap with the truth, from 0 to 1; not trained to tell
 *           presence
 * @param objectScore what the mask decoder says of presence, a logit; not trained to tell it
 * @param objects how many objects it consists of, where they were counted; else 0
 * @param mask as large as the image: two dimensions for an image, a third with the frames for a stack
 */
public record MaskedFinding(String phrase, FindingCheck check, double confidence, double predictedIou,
	double objectScore, int objects, Img<BitType> mask)
{

	/** The findings of an answer, in its order. */
	public static List<MaskedFinding> of(final List<Finding> findings) {
		return findings.stream().map(MaskedFinding::of).toList();
	}

	private static MaskedFinding of(final Finding finding) {
		return new MaskedFinding(finding.phrase(), finding.check(), finding.confidence(), finding.predictedIou(),
			finding.objectScore(), finding.objects().count(),
			ImgMask.of(finding.frames().stream().map(FindingMask::mask).toList()));
	}
}
