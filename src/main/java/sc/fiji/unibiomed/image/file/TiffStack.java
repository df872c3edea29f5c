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
package sc.fiji.unibiomed.image.file;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import sc.fiji.unibiomed.image.tiff.TiffDirectory;
import sc.fiji.unibiomed.image.tiff.TiffFormat;
import sc.fiji.unibiomed.image.tiff.TiffSamples;
import sc.fiji.unibiomed.image.tiff.TiffTag;

/**
 * Which pictures a TIFF file has: those of its directories and, where ImageJ's description or MetaMorph's tag promises
 * more, those that follow the first one without a directory. ImageJ writes stacks of more than 4 GB that way.
 *
 * @param directories in order
 * @param formats of each directory
 * @param promised how many pictures the file promises; 0 if it promises none
 * @param isForeign whether the promise may be left over from another file
 * @param pages how many there are
 * @param followed the first picture, if the others follow it without a directory
 */
record TiffStack(List<TiffDirectory> directories, List<TiffFormat> formats, long promised, boolean isForeign, int pages,
	Optional<TiffSamples> followed)
{

	private static final int MOST = Integer.MAX_VALUE / 4;

	static TiffStack of(final List<TiffDirectory> directories, final ImageJText text) throws IOException {
		final TiffFormat[] formats = new TiffFormat[directories.size()];
		for (int i = 0; i < formats.length; i++) {
			formats[i] = TiffFormat.of(directories.get(i));
		}
		final long promised = Math.min(Math.max(text.images(), directories.get(0).count(TiffTag.METAMORPH_STACK)),
			MOST);
		// ImageJ does not write an orientation.
		final boolean isForeign = directories.get(0).has(TiffTag.ORIENTATION);
		if (promised > formats.length) {
			final Optional<TiffSamples> first = TiffSamples.of(directories.get(0)).filter(TiffSamples::isContiguous)
				.filter(samples -> isSimple(samples.format()));
			final long held = first.isPresent() ? Math.min(promised, first.get().following()) : 0;
			if (held > formats.length && (!isForeign || held == promised)) {
				return new TiffStack(directories, Arrays.asList(formats), promised, isForeign, (int) held, first);
			}
		}
		return new TiffStack(directories, Arrays.asList(formats), promised > 1 ? promised : 0, isForeign,
			formats.length, Optional.empty());
	}

	private static boolean isSimple(final TiffFormat format) {
		final boolean isByte = format.bits() == Byte.SIZE;
		return format.isGrey() || isByte && (format.samples() == 1 && format.photometric() == TiffFormat.PALETTE ||
			format.photometric() == TiffFormat.RGB && format.samples() >= 3);
	}

	/** Whether there are fewer pictures than the description promises. */
	boolean isIncomplete() {
		return promised > pages;
	}

	/** Whether all pictures are of one size and kind. */
	boolean isUniform() throws IOException {
		for (int i = 1; i < formats.size() && followed.isEmpty(); i++) {
			if (!formats.get(i).equals(formats.get(0)) || hasOtherColours(i)) {
				return false;
			}
		}
		return true;
	}

	private boolean hasOtherColours(final int index) throws IOException {
		return formats.get(index).photometric() == TiffFormat.PALETTE && !Arrays
			.equals(directories.get(index).numbers(TiffTag.COLOR_MAP), directories.get(0).numbers(TiffTag.COLOR_MAP));
	}

	/**
	 * Whether ImageJ reads the pictures as one piece of the file: because they are, or because of the description.
	 *
	 * @param isPromised whether it has to be because of the description
	 */
	boolean isOnePiece(final boolean isPromised) throws IOException {
		if (promised > 1 && !isForeign && directories.get(0).number(TiffTag.COMPRESSION, 1) <= 1) {
			return true;
		}
		if (isPromised || pages < 2 || formats.get(0).channels() > 1 || formats.get(0).bits() < Byte.SIZE) {
			return false;
		}
		final long first = offset(0);
		for (int i = 1; i < directories.size(); i++) {
			if (offset(i) != first + i * formats.get(0).length()) {
				return false;
			}
		}
		return true;
	}

	private long offset(final int index) throws IOException {
		return directories.get(index).number(TiffTag.STRIP_OFFSETS, 0);
	}
}
