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
package sc.fiji.unibiomed.evaluate.score;

import java.util.Arrays;

import sc.fiji.unibiomed.findings.export.RunLengths;
import sc.fiji.unibiomed.image.BinaryMask;

/**
 * A mask as COCO's uncompressed run lengths: small enough to keep those of all slices of a data set, in memory and in
 * files.
 */
public final class PackedMask {

	private final int width;
	private final int height;
	private final int[] counts;

	private PackedMask(final int width, final int height, final int[] counts) {
		this.width = width;
		this.height = height;
		this.counts = counts;
	}

	/** Packs a mask. */
	public static PackedMask of(final BinaryMask mask) {
		return new PackedMask(mask.width(), mask.height(), RunLengths.of(mask));
	}

	/**
	 * What {@link #counts} gave.
	 *
	 * @throws IllegalArgumentException if these are not the run lengths of a mask of that size
	 */
	public static PackedMask of(final int width, final int height, final int[] counts) {
		RunLengths.check(counts, width, height);
		return new PackedMask(width, height, counts.clone());
	}

	/** The mask. */
	public BinaryMask mask() {
		return RunLengths.toMask(counts, width, height);
	}

	/** Columns of the mask. */
	public int width() {
		return width;
	}

	/** Rows of the mask. */
	public int height() {
		return height;
	}

	/** The run lengths, see {@link RunLengths}. */
	public int[] counts() {
		return counts.clone();
	}

	/** Two are equal when their masks are. */
	@Override
	public boolean equals(final Object other) {
		return other instanceof PackedMask that && width == that.width && height == that.height &&
			Arrays.equals(counts, that.counts);
	}

	@Override
	public int hashCode() {
		return 31 * (31 * width + height) + Arrays.hashCode(counts);
	}
}
