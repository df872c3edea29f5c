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
package sc.fiji.unibiomed.interpret.encoding;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.resize.Normalization;
import sc.fiji.unibiomed.image.resize.PillowBicubic;
import sc.fiji.unibiomed.image.resize.RegionTokens;
import sc.fiji.unibiomed.image.resize.Tiles;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener.Stage;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.runtime.VisionEncoder;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * What the language model sees of a picture: the tokens of its tiles (or first frames), and of each region.
 *
 * @param tiles per tile its tokens, tokens × width
 * @param regions per region the tokens it covers, in the last tile, which shows the whole image
 */
public record VisualTokens(List<float[]> tiles, List<float[]> regions) {

	/** A stack shows its first frames, at most this many, to the language model. */
	public static final int SHOWN_FRAMES = 5;

	public static final VisualTokens NONE = new VisualTokens(List.of(), List.of());

	/** The tiles of an image, or the first frames of a stack, as the language model sees them. */
	public static List<RgbImage> shown(final Picture picture, final int side) {
		if (!picture.isStack()) {
			return Tiles.cut(picture.frame(0), picture.pixelAspect(), side);
		}
		final List<RgbImage> frames = new ArrayList<>();
		for (int i = 0; i < Math.min(SHOWN_FRAMES, picture.frameCount()); i++) {
			frames.add(PillowBicubic.resize(picture.frame(i), side, side));
		}
		return frames;
	}

	/** Shows the tiles of an image, or the first frames of a stack, to the encoder; no regions. */
	public static VisualTokens of(final Picture picture, final VisionEncoder encoder,
		final InterpretationListener listener, final Cancellation cancellation)
	{
		final List<RgbImage> shown = shown(picture, encoder.side());
		final List<float[]> tiles = new ArrayList<>();
		final FloatBuffer pixels = ByteBuffer.allocateDirect(3 * encoder.side() * encoder.side() * Float.BYTES)
			.order(ByteOrder.nativeOrder()).asFloatBuffer();
		for (final RgbImage tile : shown) {
			listener.progress(Stage.VISION, tiles.size(), shown.size());
			pixels.clear();
			Normalization.IMAGENET.write(tile, pixels);
			pixels.rewind();
			tiles.add(encoder.encode(pixels, cancellation));
		}
		listener.progress(Stage.VISION, shown.size(), shown.size());
		return new VisualTokens(tiles, List.of());
	}

	/**
	 * The same tiles with regions of the picture.
	 *
	 * @param width of a token
	 */
	public VisualTokens withRegions(final List<BinaryMask> masks, final int width) {
		return new VisualTokens(tiles,
			masks.stream().map(mask -> covered(tiles.get(tiles.size() - 1), mask, width)).toList());
	}

	/** The tokens of a tile, row by row, that lie under a mask. */
	public static float[] covered(final float[] tokens, final BinaryMask mask, final int width) {
		final int side = (int) Math.sqrt(tokens.length / width);
		final BinaryMask grid = RegionTokens.under(mask, side);
		final float[] inside = new float[Math.toIntExact(grid.area() * width)];
		int at = 0;
		for (int y = 0; y < side; y++) {
			for (int x = 0; x < side; x++) {
				if (grid.get(x, y)) {
					System.arraycopy(tokens, (y * side + x) * width, inside, at, width);
					at += width;
				}
			}
		}
		return inside;
	}

	/** All tokens in the order in which the prompt's placeholders stand. */
	public List<float[]> inOrder() {
		final List<float[]> all = new ArrayList<>(tiles);
		all.addAll(regions);
		return all;
	}
}
