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
import sc.fiji.unibiomed.findings.ObjectPart;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.raw.Position;

/**
 * A finding in one frame, or one of its objects: a row of the table, and one region.
 *
 * @param finding the whole of it
 * @param frame index in {@link Finding#frames()}, from 0
 * @param object number of the object among those of the finding, from 1; 0 for the finding as a whole
 * @param mask in this frame, with the confidences of the finding there
 * @param regionName of the region that shows it, such as "1 brain tumor"
 * @param channel of the image that it was taken from, from 1; 0 for all channels
 * @param slice of the image, from 1; 0 for all slices
 * @param time point of the image, from 1; 0 for all time points
 * @param intensity of the image's own pixels inside
 * @param review the user's verdict
 */
public record MeasuredFinding(Finding finding, int frame, int object, FindingMask mask, String regionName, int channel,
	int slice, int time, Intensity intensity, Review review)
{

	/**
	 * @throws IndexOutOfBoundsException if the finding has no such frame
	 * @throws IllegalArgumentException if a position or the object is negative
	 */
	public MeasuredFinding {
		Objects.checkIndex(frame, finding.frames().size());
		Objects.requireNonNull(mask, "mask");
		Objects.requireNonNull(regionName, "regionName");
		Objects.requireNonNull(intensity, "intensity");
		Objects.requireNonNull(review, "review");
		if (channel < 0 || slice < 0 || time < 0 || object < 0) {
			throw new IllegalArgumentException(
				"Positions in an image and objects count from 1, or are 0 for all; not " + channel + ", " + slice +
					", " + time + ", " + object + ".");
		}
	}

	/**
	 * A finding of which no more is known than its mask: named by number and phrase, not reviewed. Frames of a stack
	 * are its slices.
	 */
	public static MeasuredFinding of(final Finding finding, final int frame) {
		return new MeasuredFinding(finding, frame, 0, finding.frames().get(frame), FindingName.afterNumber(finding), 0,
			frame + 1, 1, Intensity.unknown(), Review.none());
	}

	/** Likewise a finding or one object of it in one frame; an object is named as its region. */
	public static MeasuredFinding of(final Finding finding, final ObjectPart part) {
		return part.number() == 0
			? of(finding, part.frame())
			: new MeasuredFinding(finding, part.frame(), part.number(),
				finding.frames().get(part.frame()).partly(part.mask(), part.shape()),
				FindingName.ofObject(finding, part.number()), 0, part.frame() + 1, 1, Intensity.unknown(),
				Review.none());
	}

	/** A finding that is in no frame, or none of whose objects is large enough: a row in the first frame. */
	public static MeasuredFinding ofNothing(final Finding finding) {
		final FindingMask first = finding.frames().get(0);
		final BinaryMask nothing = BinaryMask.empty(first.mask().width(), first.mask().height());
		return of(finding, 0).with(first.shape().pixels() == 0 ? first : FindingMask.unrated(nothing));
	}

	private MeasuredFinding with(final FindingMask other) {
		return new MeasuredFinding(finding, frame, object, other, regionName, channel, slice, time, intensity, review);
	}

	/** The same place, region and verdict of another finding, or of the same one under another name. */
	public MeasuredFinding of(final Finding other) {
		return new MeasuredFinding(other, frame, object, mask, regionName, channel, slice, time, intensity, review);
	}

	/** The same in a plane of the image. */
	public MeasuredFinding at(final Position position) {
		return at(position.channel(), position.slice(), position.frame());
	}

	/** The same at another position of the image. */
	public MeasuredFinding at(final int newChannel, final int newSlice, final int newTime) {
		return new MeasuredFinding(finding, frame, object, mask, regionName, newChannel, newSlice, newTime, intensity,
			review);
	}

	/** The same with another name. */
	public MeasuredFinding named(final String newName) {
		return new MeasuredFinding(finding, frame, object, mask, newName, channel, slice, time, intensity, review);
	}

	/** The same with intensities. */
	public MeasuredFinding with(final Intensity measured) {
		return new MeasuredFinding(finding, frame, object, mask, regionName, channel, slice, time, measured, review);
	}

	/** The same with a verdict. */
	public MeasuredFinding with(final Review verdict) {
		return new MeasuredFinding(finding, frame, object, mask, regionName, channel, slice, time, intensity, verdict);
	}

	/** Whether there is no pixel of it in this frame. */
	public boolean isEmpty() {
		return mask().shape().pixels() == 0;
	}
}
