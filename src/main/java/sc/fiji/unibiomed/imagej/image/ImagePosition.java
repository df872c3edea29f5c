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
package sc.fiji.unibiomed.imagej.image;

import ij.ImagePlus;
import ij.gui.Roi;
import sc.fiji.unibiomed.image.raw.Dimensions;
import sc.fiji.unibiomed.image.raw.Position;

/** Planes of images that are open in ImageJ, and of the regions in them. */
public final class ImagePosition {

	private ImagePosition() {}

	/** The plane that an image shows now. A region belongs to all channels of it. */
	public static Position current(final ImagePlus image) {
		return new Position(0, image.getZ(), image.getT());
	}

	/** The plane that a region is tied to; where it is tied to none, the one that the image shows. */
	public static Position of(final Roi roi, final ImagePlus image) {
		final Position shown = current(image);
		if (roi.hasHyperStackPosition()) {
			return new Position(0, within(roi.getZPosition(), image.getNSlices(), shown.slice()),
				within(roi.getTPosition(), image.getNFrames(), shown.frame()));
		}
		final int index = roi.getPosition();
		if (index < 1 || index > image.getStackSize()) {
			return shown;
		}
		final int[] position = image.convertIndexToPosition(index);
		return new Position(0, position[1], position[2]);
	}

	private static int within(final int number, final int count, final int otherwise) {
		return number < 1 || number > count ? otherwise : number;
	}

	/**
	 * Ties a region to a plane; regions of single-plane images are tied to none, as ImageJ does.
	 *
	 * @param size of the image
	 * @param isHyperstack whether ImageJ shows it as a hyperstack; else a plane is an index in the stack
	 */
	public static void apply(final Position position, final Dimensions size, final boolean isHyperstack,
		final Roi roi)
	{
		if (size.planes() == 1) {
			return;
		}
		if (isHyperstack || size.channels() > 1) {
			roi.setPosition(position.channel(), position.slice(), position.frame());
		}
		else {
			roi.setPosition((position.frame() - 1) * size.slices() + position.slice());
		}
	}

	/** Makes an image show a plane; the channel stays. */
	public static void show(final Position position, final ImagePlus image) {
		image.setPosition(position.channel() == 0 ? image.getC() : position.channel(), position.slice(),
			position.frame());
	}
}
