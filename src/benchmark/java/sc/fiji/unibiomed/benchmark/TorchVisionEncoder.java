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

import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;

/**
 * InternViT-300M with the projection to the language model (Chen et al., arXiv 2412.05271) for one tile, operator by
 * operator as the published model's own code calls PyTorch without flash attention: the matrix of scores is written and
 * read.
 */
final class TorchVisionEncoder implements AutoCloseable {

	private static final int LAYERS = 24;
	private static final int WIDTH = 1024;
	private static final int HIDDEN = 4096;
	private static final int TILE = 448;
	private static final int PATCH = 14;
	private static final int POSITIONS = 1 + (TILE / PATCH) * (TILE / PATCH);
	/** Channels after four neighbouring patches became one token. */
	private static final int SHUFFLED = 4 * WIDTH;
	private static final int TEXT_WIDTH = 896;

	private static final String CODE = """
		  def attention(self: __torch__.Network, x: Tensor, w: List[Tensor], b: int) -> Tensor:
		    n = torch.size(x, 1)
		    qkv = torch.permute(torch.reshape(torch.linear(x, w[b], w[b + 1]), [1, n, 3, 16, 64]), [2, 0, 3, 1, 4])
		    q = torch.select(qkv, 0, 0)
		    k = torch.select(qkv, 0, 1)
		    v = torch.select(qkv, 0, 2)
		    p = torch.softmax(torch.matmul(torch.mul(q, 0.125), torch.transpose(k, -2, -1)), -1)
		    a = torch.reshape(torch.transpose(torch.matmul(p, v), 1, 2), [1, n, 1024])
		    return torch.linear(a, w[b + 2], w[b + 3])
		  def forward(self: __torch__.Network, tile: Tensor, w: List[Tensor], layers: int) -> Tensor:
		    x = torch.transpose(torch.flatten(torch.conv2d(tile, w[0], w[1], [14, 14]), 2), 1, 2)
		    x = torch.add(torch.cat([w[2], x], 1), w[3])
		    for i in range(layers):
		      b = 4 + i * 14
		      a = self.attention(torch.layer_norm(x, [1024], w[b], w[b + 1], 1e-6), w, b + 2)
		      x = torch.add(x, torch.mul(a, w[b + 6]))
		      h = torch.linear(torch.layer_norm(x, [1024], w[b + 7], w[b + 8], 1e-6), w[b + 9], w[b + 10])
		      h = torch.linear(torch.gelu(h), w[b + 11], w[b + 12])
		      x = torch.add(x, torch.mul(h, w[b + 13]))
		    b = 4 + layers * 14
		    x = torch.reshape(torch.slice(x, 1, 1, 1025), [1, 32, 16, 2048])
		    x = torch.reshape(torch.permute(x, [0, 2, 1, 3]), [1, 16, 16, 4096])
		    x = torch.reshape(torch.permute(x, [0, 2, 1, 3]), [1, 256, 4096])
		    x = torch.linear(torch.layer_norm(x, [4096], w[b], w[b + 1]), w[b + 2], w[b + 3])
		    return torch.linear(torch.gelu(x), w[b + 4], w[b + 5])
		""";

	private final TorchModule module;
	private final RandomTensors tensors;
	private final IValue weights;
	private final IValue tile;
	private final IValue layers = IValue.from((long) LAYERS);

	TorchVisionEncoder(final PtNDManager torch, final TorchType type) throws IOException {
		module = new TorchModule(torch, CODE);
		tensors = new RandomTensors(torch, type);
		tensors.add(WIDTH, 3, PATCH, PATCH);
		tensors.add(WIDTH);
		tensors.add(1, 1, WIDTH);
		tensors.add(1, POSITIONS, WIDTH);
		for (int i = 0; i < LAYERS; i++) {
			addLayer();
		}
		tensors.add(SHUFFLED);
		tensors.add(SHUFFLED);
		addLinear(SHUFFLED, TEXT_WIDTH);
		addLinear(TEXT_WIDTH, TEXT_WIDTH);
		weights = tensors.list();
		tile = tensors.input(1, 3, TILE, TILE);
	}

	private void addLayer() {
		tensors.add(WIDTH);
		tensors.add(WIDTH);
		addLinear(WIDTH, 3 * WIDTH);
		addLinear(WIDTH, WIDTH);
		tensors.add(WIDTH);
		tensors.add(WIDTH);
		tensors.add(WIDTH);
		addLinear(WIDTH, HIDDEN);
		addLinear(HIDDEN, WIDTH);
		tensors.add(WIDTH);
	}

	private void addLinear(final int from, final int to) {
		tensors.add(to, from);
		tensors.add(to);
	}

	/** Encodes one tile. */
	void run() {
		module.run(tile, weights, layers).close();
	}

	@Override
	public void close() {
		layers.close();
		tile.close();
		weights.close();
		tensors.close();
		module.close();
	}
}
