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
package sc.fiji.unibiomed.findings.measure;

import java.util.Objects;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.FindingName;
import sc.fiji.unibiomed.image.raw.Position;

/**
 * A finding in one frame: a row of the table, and one region.
 *
 * @param frame index in {@link Finding#frames()}, from 0
 * @param regionName of the region that shows it, such as "1 brain tumor"
 * @param channel of the image that it was taken from, from 1; 0 for all channels
 * @param slice of the image, from 1; 0 for all slices
 * @param time point of the image, from 1; 0 for all time points
 * @param intensity of the image's own pixels inside
 * @param review the user's verdict
 */
public record MeasuredFinding(Finding finding, int frame, String regionName, int channel, int slice, int time,
	Intensity intensity, Review review)
{

	/**
	 * @throws IndexOutOfBoundsException if the finding has no such frame
	 * @throws IllegalArgumentException if a position is negative
	 */
	public MeasuredFinding {
		Objects.checkIndex(frame, finding.frames().size());
		Objects.requireNonNull(regionName, "regionName");
		Objects.requireNonNull(intensity, "intensity");
		Objects.requireNonNull(review, "review");
		if (channel < 0 || slice < 0 || time < 0) {
			throw new IllegalArgumentException("Positions in an image count from 1, or are 0 for all; not " + channel +
				", " + slice + ", " + time + ".");
		}
	}

	/**
	 * A finding of which no more is known than its mask: named by number and phrase, not reviewed. Frames of a stack
	 * are its slices.
	 */
	public static MeasuredFinding of(final Finding finding, final int frame) {
		return new MeasuredFinding(finding, frame, FindingName.afterNumber(finding), 0, frame + 1, 1,
			Intensity.unknown(), Review.none());
	}

	/** The same place, region and verdict of another finding, or of the same one under another name. */
	public MeasuredFinding of(final Finding other) {
		return new MeasuredFinding(other, frame, regionName, channel, slice, time, intensity, review);
	}

	/** The same in a plane of the image. */
	public MeasuredFinding at(final Position position) {
		return at(position.channel(), position.slice(), position.frame());
	}

	/** The same at another position of the image. */
	public MeasuredFinding at(final int newChannel, final int newSlice, final int newTime) {
		return new MeasuredFinding(finding, frame, regionName, newChannel, newSlice, newTime, intensity, review);
	}

	/** The same with another name. */
	public MeasuredFinding named(final String newName) {
		return new MeasuredFinding(finding, frame, newName, channel, slice, time, intensity, review);
	}

	/** The same with intensities. */
	public MeasuredFinding with(final Intensity measured) {
		return new MeasuredFinding(finding, frame, regionName, channel, slice, time, measured, review);
	}

	/** The same with a verdict. */
	public MeasuredFinding with(final Review verdict) {
		return new MeasuredFinding(finding, frame, regionName, channel, slice, time, intensity, verdict);
	}

	/** The mask in this frame with its confidences. */
	public FindingMask mask() {
		return finding.frames().get(frame);
	}

	/** Whether the finding has no pixel in this frame. */
	public boolean isEmpty() {
		return mask().shape().pixels() == 0;
	}
}
