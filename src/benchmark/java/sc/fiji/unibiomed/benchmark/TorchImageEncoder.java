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
package sc.fiji.unibiomed.benchmark;

import java.io.IOException;
import java.util.stream.LongStream;

import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;

/**
 * The image encoder of SAM 2, Hiera-L with its pyramid of features (Ravi et al., arXiv 2408.00714), for one image of
 * 1024×1024, operator by operator as the published code calls PyTorch, {@code scaled_dot_product_attention} included.
 * The position embedding, which the published code resizes for every image, is there in its size.
 */
final class TorchImageEncoder implements AutoCloseable {

	private static final int IMAGE = 1024;
	private static final int STRIDE = 4;
	private static final int PATCH = 7;
	private static final int FIRST_WIDTH = 144;
	private static final int FIRST_HEADS = 2;
	private static final int PYRAMID_WIDTH = 256;
	private static final int[] STAGES = { 2, 6, 36, 4 };
	private static final int[] WINDOWS = { 8, 4, 16, 8 };
	private static final int[] GLOBAL_BLOCKS = { 23, 33, 43 };
	/** Channels of the two finer levels as the mask decoder gets them. */
	private static final int[] FINE_WIDTHS = { 32, 64 };

	private static final String CODE = """
		  def pool(self: __torch__.Network, x: Tensor) -> Tensor:
		    return torch.permute(torch.max_pool2d(torch.permute(x, [0, 3, 1, 2]), [2, 2], [2, 2]), [0, 2, 3, 1])
		  def partition(self: __torch__.Network, x: Tensor, s: int) -> Tensor:
		    r = torch.floordiv(torch.size(x, 1), s)
		    x = torch.reshape(x, [1, r, s, r, s, torch.size(x, 3)])
		    return torch.reshape(torch.permute(x, [0, 1, 3, 2, 4, 5]), [r * r, s, s, torch.size(x, 5)])
		  def join(self: __torch__.Network, x: Tensor, r: int) -> Tensor:
		    s = torch.size(x, 1)
		    x = torch.reshape(x, [1, r, r, s, s, torch.size(x, 3)])
		    return torch.reshape(torch.permute(x, [0, 1, 3, 2, 4, 5]), [1, r * s, r * s, torch.size(x, 5)])
		  def attention(self: __torch__.Network, x: Tensor, w: List[Tensor], b: int, heads: int, shrink: int) -> Tensor:
		    n = torch.size(x, 0)
		    s = torch.size(x, 1)
		    qkv = torch.reshape(torch.linear(x, w[b], w[b + 1]), [n, s * s, 3, heads, -1])
		    q = torch.select(qkv, 2, 0)
		    k = torch.select(qkv, 2, 1)
		    v = torch.select(qkv, 2, 2)
		    if torch.gt(shrink, 0):
		      q = self.pool(torch.reshape(q, [n, s, s, -1]))
		      s = torch.size(q, 1)
		      q = torch.reshape(q, [n, s * s, heads, -1])
		    a = torch.scaled_dot_product_attention(torch.transpose(q, 1, 2), torch.transpose(k, 1, 2), \
		torch.transpose(v, 1, 2))
		    a = torch.reshape(torch.transpose(a, 1, 2), [n, s, s, -1])
		    return torch.linear(a, w[b + 2], w[b + 3])
		  def block(self: __torch__.Network, x: Tensor, w: List[Tensor], b: int, window: int, heads: int, shrink: int) \
		-> Tensor:
		    shortcut = x
		    x = torch.layer_norm(x, [torch.size(x, 3)], w[b], w[b + 1], 1e-6)
		    if torch.gt(shrink, 0):
		      shortcut = self.pool(torch.linear(x, w[b + 12], w[b + 13]))
		    if torch.gt(window, 0):
		      r = torch.floordiv(torch.size(x, 1), window)
		      x = self.join(self.attention(self.partition(x, window), w, b + 2, heads, shrink), r)
		    else:
		      x = self.attention(x, w, b + 2, heads, shrink)
		    x = torch.add(shortcut, x)
		    h = torch.layer_norm(x, [torch.size(x, 3)], w[b + 6], w[b + 7], 1e-6)
		    h = torch.linear(torch.gelu(torch.linear(h, w[b + 8], w[b + 9])), w[b + 10], w[b + 11])
		    return torch.add(x, h)
		  def lateral(self: __torch__.Network, x: Tensor, w: List[Tensor], b: int) -> Tensor:
		    return torch.conv2d(torch.permute(x, [0, 3, 1, 2]), w[b], w[b + 1])
		  def forward(self: __torch__.Network, image: Tensor, w: List[Tensor], windows: List[int], heads: List[int], \
		shrinks: List[int]) -> List[Tensor]:
		    x = torch.permute(torch.conv2d(image, w[0], w[1], [4, 4], [3, 3]), [0, 2, 3, 1])
		    x = torch.add(x, w[2])
		    stages = annotate(List[Tensor], [])
		    for i in range(torch.len(windows)):
		      if torch.gt(shrinks[i], 0):
		        stages2 = torch.append(stages, x)
		      x = self.block(x, w, 3 + i * 14, windows[i], heads[i], shrinks[i])
		    b = 3 + torch.len(windows) * 14
		    level3 = self.lateral(x, w, b)
		    level2 = torch.add(self.lateral(stages[2], w, b + 2), torch.upsample_nearest2d(level3, [64, 64]))
		    level1 = self.lateral(stages[1], w, b + 4)
		    level0 = self.lateral(stages[0], w, b + 6)
		    fine0 = torch.conv2d(level0, w[b + 8], w[b + 9])
		    fine1 = torch.conv2d(level1, w[b + 10], w[b + 11])
		    return [fine0, fine1, level2]
		""";

	private final TorchModule module;
	private final RandomTensors tensors;
	private final IValue weights;
	private final IValue image;
	private final IValue windows;
	private final IValue heads;
	private final IValue shrinks;

	TorchImageEncoder(final PtNDManager torch, final TorchType type) throws IOException {
		module = new TorchModule(torch, CODE);
		tensors = new RandomTensors(torch, type);
		tensors.add(FIRST_WIDTH, 3, PATCH, PATCH);
		tensors.add(FIRST_WIDTH);
		tensors.add(1, IMAGE / STRIDE, IMAGE / STRIDE, FIRST_WIDTH);
		final LongStream.Builder windowSizes = LongStream.builder();
		final LongStream.Builder headCounts = LongStream.builder();
		final LongStream.Builder shrinking = LongStream.builder();
		int block = 0;
		for (int stage = 0; stage < STAGES.length; stage++) {
			for (int i = 0; i < STAGES[stage]; i++) {
				// The first block of a stage halves the picture, and still looks through the windows of the stage
				// before.
				final boolean shrinks = i == 0 && stage > 0;
				addBlock(FIRST_WIDTH << (shrinks ? stage - 1 : stage), FIRST_WIDTH << stage);
				windowSizes.add(isGlobal(block) ? 0 : WINDOWS[shrinks ? stage - 1 : stage]);
				headCounts.add(FIRST_HEADS << stage);
				shrinking.add(shrinks ? 1 : 0);
				block++;
			}
		}
		for (int stage = STAGES.length - 1; stage >= 0; stage--) {
			addConvolution(FIRST_WIDTH << stage, PYRAMID_WIDTH);
		}
		for (final int width : FINE_WIDTHS) {
			addConvolution(PYRAMID_WIDTH, width);
		}
		weights = tensors.list();
		image = tensors.input(1, 3, IMAGE, IMAGE);
		windows = IValue.listFrom(windowSizes.build().toArray());
		heads = IValue.listFrom(headCounts.build().toArray());
		shrinks = IValue.listFrom(shrinking.build().toArray());
	}

	private static boolean isGlobal(final int block) {
		for (final int global : GLOBAL_BLOCKS) {
			if (block == global) {
				return true;
			}
		}
		return false;
	}

	/** Blocks that keep their width have a projection of the shortcut as well, which is not used. */
	private void addBlock(final int from, final int to) {
		tensors.add(from);
		tensors.add(from);
		addLinear(from, 3 * to);
		addLinear(to, to);
		tensors.add(to);
		tensors.add(to);
		addLinear(to, 4 * to);
		addLinear(4 * to, to);
		addLinear(from, to);
	}

	private void addLinear(final int from, final int to) {
		tensors.add(to, from);
		tensors.add(to);
	}

	private void addConvolution(final int from, final int to) {
		tensors.add(to, from, 1, 1);
		tensors.add(to);
	}

	/** Encodes one image. */
	void run() {
		module.run(image, weights, windows, heads, shrinks).close();
	}

	@Override
	public void close() {
		shrinks.close();
		heads.close();
		windows.close();
		image.close();
		weights.close();
		tensors.close();
		module.close();
	}
}
