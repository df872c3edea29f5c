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
package sc.fiji.unibiomed.fiji.dataset;

import java.util.List;

import ij.gui.Roi;
import net.imagej.ImgPlus;
import net.imglib2.type.logic.BitType;
import sc.fiji.unibiomed.findings.FindingCheck;
import sc.fiji.unibiomed.imagej.imglib2.MaskedFinding;

/**
 * Something the model points at, for use with ImageJ2.
 *
 * @param found the same for ImageJ and ImgLib2
 * @param mask with the axes and lengths of the image that was asked about, but without channels
 */
public record ImgPlusFinding(MaskedFinding found, ImgPlus<BitType> mask) {

	/** Number in the answer, from 1. */
	public int index() {
		return found.index();
	}

	/** What it is. */
	public String phrase() {
		return found.phrase();
	}

	/** Whether it is there at all; what is absent has an empty mask. */
	public FindingCheck check() {
		return found.check();
	}

	/** Number of pixels inside, over all planes. */
	public long pixels() {
		return found.pixels();
	}

	/** Mean probability of the pixels inside the mask, from 0.5 to 1; NaN for an empty mask. */
	public double confidence() {
		return found.confidence();
	}

	/** What the mask decoder says of the overlap with the truth, from 0 to 1; not trained to tell presence. */
	public double predictedIou() {
		return found.predictedIou();
	}

	/** What the mask decoder says of presence, a logit; not trained to tell it. */
	public double objectScore() {
		return found.objectScore();
	}

	/** How many objects it consists of, where they were counted; else 0. */
	public int objects() {
		return found.objects();
	}

	/** The outline as an ImageJ region; {@code null} where nothing is outlined. See {@link MaskedFinding#roi}. */
	public Roi roi() {
		return found.roi();
	}

	/** All outlines as ImageJ shows them; see {@link MaskedFinding#rois}. */
	public List<Roi> rois() {
		return found.rois();
	}

	/** In one line: {@code liver: 27,666 pixels, confidence 0.98, confirmed}. */
	@Override
	public String toString() {
		return found.toString();
	}
}
