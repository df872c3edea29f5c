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
package sc.fiji.unibiomed.batch.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import sc.fiji.unibiomed.findings.html.HtmlComparison;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.RgbImage;

/** Where the outlines of two answers agree, as a small picture. Of a stack, the frame in which they differ most. */
final class AgreementPicture {

	private static final int SIDE = 360;

	private AgreementPicture() {}

	/**
	 * @return empty if there is no outline, or the outlines cannot be compared
	 * @throws IOException if a mask cannot be read
	 */
	static Optional<RgbImage> of(final List<FindingPair> pairs) throws IOException {
		final List<List<BinaryMask>> first = new ArrayList<>();
		final List<List<BinaryMask>> second = new ArrayList<>();
		for (final FindingPair pair : pairs) {
			if (pair.agreement().isEmpty()) {
				return Optional.empty();
			}
			add(pair.first(), first);
			add(pair.second(), second);
		}
		final List<List<BinaryMask>> all = new ArrayList<>(first);
		all.addAll(second);
		if (all.isEmpty()) {
			return Optional.empty();
		}
		final BinaryMask like = all.get(0).get(0);
		if (all.stream().anyMatch(each -> each.size() != all.get(0).size() || each.get(0).width() != like.width() ||
			each.get(0).height() != like.height()))
		{
			return Optional.empty();
		}
		RgbImage best = null;
		long most = -1;
		for (int frame = 0; frame < all.get(0).size(); frame++) {
			final int[] counts = new int[HtmlComparison.COLORS.size() + 1];
			final RgbImage picture = draw(first, second, frame, like, counts);
			// Differences count more than what is in both.
			final long seen = 1000L * (counts[2] + counts[3]) + counts[1];
			if (seen > most) {
				most = seen;
				best = picture;
			}
		}
		return Optional.ofNullable(best);
	}

	private static void add(final Optional<ComparedFinding> finding, final List<List<BinaryMask>> masks)
		throws IOException
	{
		if (finding.isPresent()) {
			final List<BinaryMask> each = finding.get().masks();
			if (!each.isEmpty()) {
				masks.add(each);
			}
		}
	}

	private static RgbImage draw(final List<List<BinaryMask>> first, final List<List<BinaryMask>> second,
		final int frame, final BinaryMask like, final int[] counts)
	{
		final double scale = Math.min(1, (double) SIDE / Math.max(like.width(), like.height()));
		final int width = (int) Math.max(1, Math.round(like.width() * scale));
		final int height = (int) Math.max(1, Math.round(like.height() * scale));
		final byte[] pixels = new byte[RgbImage.length(width, height)];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				final int fromX = Math.min(like.width() - 1, (int) ((x + 0.5) / scale));
				final int fromY = Math.min(like.height() - 1, (int) ((y + 0.5) / scale));
				final boolean one = isInside(first, frame, fromX, fromY);
				final boolean other = isInside(second, frame, fromX, fromY);
				final int kind = one ? other ? 1 : 2 : other ? 3 : 0;
				counts[kind]++;
				final int color = kind == 0 ? HtmlComparison.BACKGROUND : HtmlComparison.COLORS.get(kind - 1);
				for (int channel = 0; channel < RgbImage.CHANNELS; channel++) {
					pixels[(y * width + x) * RgbImage.CHANNELS + channel] = (byte) (color >> 16 - 8 * channel);
				}
			}
		}
		return new RgbImage(width, height, pixels);
	}

	private static boolean isInside(final List<List<BinaryMask>> masks, final int frame, final int x, final int y) {
		return masks.stream().anyMatch(each -> each.get(frame).get(x, y));
	}
}
