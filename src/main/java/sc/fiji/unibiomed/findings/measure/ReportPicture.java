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

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.image.RgbImage;

/**
 * A frame as a report shows it: as the model saw it, and small. It is made when an answer arrives, as later the image
 * may be closed or look different; so it is kept compressed.
 */
public final class ReportPicture {

	/** So many frames are kept of a stack at most: a report must stay a file that can be mailed. */
	public static final int MAX_FRAMES = 12;
	/** Longest side in pixels. */
	public static final int MAX_SIDE = 1024;

	private final int frame;
	private final int factor;
	private final int width;
	private final int height;
	private final byte[] compressed;

	/**
	 * @param frame index of the frame, from 0
	 * @param factor side of the square of the frame's pixels that became one, see {@link #factor}
	 * @param image the frame, made smaller
	 */
	public ReportPicture(final int frame, final int factor, final RgbImage image) {
		this.frame = frame;
		this.factor = factor;
		width = image.width();
		height = image.height();
		final Deflater fast = new Deflater(Deflater.BEST_SPEED);
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, fast)) {
			out.write(image.pixels());
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		finally {
			fast.end();
		}
		compressed = bytes.toByteArray();
	}

	/**
	 * By how much a frame is made smaller: so that it has at most {@link #MAX_SIDE} pixels along its longer side; at
	 * least 1.
	 */
	public static int factor(final int width, final int height) {
		return (Math.max(width, height) - 1) / MAX_SIDE + 1;
	}

	/**
	 * The frames in which something was found, at most {@link #MAX_FRAMES}: evenly chosen, the first and the last among
	 * them.
	 *
	 * @return indices from 0, ascending; none if nothing was found
	 */
	public static List<Integer> framesOf(final List<Finding> findings) {
		final int count = findings.stream().mapToInt(finding -> finding.frames().size()).max().orElse(0);
		return evenly(IntStream.range(0, count)
			.filter(frame -> findings.stream().anyMatch(
				finding -> frame < finding.frames().size() && finding.frames().get(frame).shape().pixels() > 0))
			.boxed().toList());
	}

	/** At most {@link #MAX_FRAMES} of some frames, the first and the last among them. */
	public static List<Integer> evenly(final List<Integer> all) {
		if (all.size() <= MAX_FRAMES) {
			return all;
		}
		final List<Integer> some = new ArrayList<>();
		for (int i = 0; i < MAX_FRAMES; i++) {
			some.add(all.get(Math.round(i * (all.size() - 1) / (float) (MAX_FRAMES - 1))));
		}
		return some;
	}

	/** Index of the frame, from 0. */
	public int frame() {
		return frame;
	}

	/** Side of the square of the frame's pixels that became one. */
	public int factor() {
		return factor;
	}

	/** The picture, made anew on every call. */
	public RgbImage image() {
		final byte[] pixels = new byte[RgbImage.length(width, height)];
		try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(compressed))) {
			in.readNBytes(pixels, 0, pixels.length);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		return new RgbImage(width, height, pixels);
	}
}
