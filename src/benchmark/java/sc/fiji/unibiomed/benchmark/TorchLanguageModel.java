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

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;

/**
 * Qwen2.5-0.5B (arXiv 2412.15115), operator by operator as transformers 4.44 calls PyTorch with "eager" attention: the
 * matrix of scores is written and read, keys and values are repeated for the query heads that share them, and every
 * token makes new, longer tensors of keys and values. Logits are computed for the last token only.
 */
final class TorchLanguageModel implements AutoCloseable {

	private static final int LAYERS = 24;
	private static final int WIDTH = 896;
	private static final int KEY_WIDTH = 128;
	private static final int HIDDEN = 4864;
	private static final int VOCABULARY = 151_679;

	private static final String CODE = """
		  def norm(self: __torch__.Network, x: Tensor, weight: Tensor) -> Tensor:
		    f = torch.to(x, 6)
		    f = torch.mul(f, torch.rsqrt(torch.add(torch.mean(torch.pow(f, 2), [-1], True), 1e-6)))
		    return torch.mul(weight, torch.type_as(f, x))
		  def rotate(self: __torch__.Network, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
		    turned = torch.cat([torch.neg(torch.slice(x, 3, 32, 64)), torch.slice(x, 3, 0, 32)], -1)
		    return torch.add(torch.mul(x, cos), torch.mul(turned, sin))
		  def heads(self: __torch__.Network, x: Tensor, count: int) -> Tensor:
		    return torch.transpose(torch.reshape(x, [1, torch.size(x, 1), count, 64]), 1, 2)
		  def repeat(self: __torch__.Network, x: Tensor) -> Tensor:
		    m = torch.size(x, 2)
		    return torch.reshape(torch.expand(torch.unsqueeze(x, 2), [1, 2, 7, m, 64]), [1, 14, m, 64])
		  def attention(self: __torch__.Network, x: Tensor, w: List[Tensor], b: int, cos: Tensor, sin: Tensor, mask: \
		Tensor, cache: List[Tensor], i: int) -> Tensor:
		    q = self.rotate(self.heads(torch.linear(x, w[b], w[b + 1]), 14), cos, sin)
		    k = self.rotate(self.heads(torch.linear(x, w[b + 2], w[b + 3]), 2), cos, sin)
		    v = self.heads(torch.linear(x, w[b + 4], w[b + 5]), 2)
		    if torch.gt(torch.len(cache), 2 * i):
		      k = torch.cat([cache[2 * i], k], 2)
		      v = torch.cat([cache[2 * i + 1], v], 2)
		      cache[2 * i] = k
		      cache[2 * i + 1] = v
		    else:
		      cache2 = torch.append(cache, k)
		      cache3 = torch.append(cache, v)
		    scores = torch.div(torch.matmul(q, torch.transpose(self.repeat(k), 2, 3)), 8.)
		    p = torch.type_as(torch.softmax(torch.add(scores, mask), -1, 6), q)
		    a = torch.transpose(torch.matmul(p, self.repeat(v)), 1, 2)
		    return torch.linear(torch.reshape(a, [1, torch.size(x, 1), 896]), w[b + 6])
		  def forward(self: __torch__.Network, embeddings: Tensor, w: List[Tensor], cache: List[Tensor], layers: int) \
		-> Tensor:
		    x = embeddings
		    n = torch.size(x, 1)
		    past = 0
		    if torch.gt(torch.len(cache), 0):
		      past = torch.size(cache[0], 2)
		    exponents = torch.div(torch.to(torch.arange(0, 64, 2), 6), 64.)
		    frequencies = torch.reciprocal(torch.pow(1000000., exponents))
		    positions = torch.unsqueeze(torch.to(torch.arange(past, past + n), 6), 1)
		    angles = torch.mul(positions, frequencies)
		    angles = torch.cat([angles, angles], -1)
		    cos = torch.type_as(torch.cos(angles), x)
		    sin = torch.type_as(torch.sin(angles), x)
		    mask = torch.type_as(torch.triu(torch.full([n, past + n], -1e38), past + 1), x)
		    for i in range(layers):
		      b = i * 12
		      x = torch.add(x, self.attention(self.norm(x, w[b]), w, b + 1, cos, sin, mask, cache, i))
		      h = self.norm(x, w[b + 8])
		      h = torch.mul(torch.silu(torch.linear(h, w[b + 9])), torch.linear(h, w[b + 10]))
		      x = torch.add(x, torch.linear(h, w[b + 11]))
		    b = layers * 12
		    last = self.norm(torch.slice(x, 1, n - 1, n), w[b])
		    return torch.argmax(torch.to(torch.linear(last, w[b + 1]), 6))
		""";

	private final TorchModule module;
	private final RandomTensors tensors;
	private final IValue weights;
	private final IValue layers = IValue.from((long) LAYERS);
	/** Keys and values by layer. The network itself puts them there. */
	private IValue cache = IValue.listFrom(new PtNDArray[0]);

	TorchLanguageModel(final PtNDManager torch, final TorchType type) throws IOException {
		module = new TorchModule(torch, CODE);
		tensors = new RandomTensors(torch, type);
		for (int i = 0; i < LAYERS; i++) {
			addLayer();
		}
		tensors.add(WIDTH);
		tensors.add(VOCABULARY, WIDTH);
		weights = tensors.list();
	}

	private void addLayer() {
		tensors.add(WIDTH);
		addLinear(WIDTH);
		addLinear(KEY_WIDTH);
		addLinear(KEY_WIDTH);
		tensors.add(WIDTH, WIDTH);
		tensors.add(WIDTH);
		tensors.add(HIDDEN, WIDTH);
		tensors.add(HIDDEN, WIDTH);
		tensors.add(WIDTH, HIDDEN);
	}

	private void addLinear(final int to) {
		tensors.add(to, WIDTH);
		tensors.add(to);
	}

	/** Embeddings of that many tokens, to be closed by the caller. */
	IValue embeddings(final int tokens) {
		return tensors.input(1, tokens, WIDTH);
	}

	/** Forgets all tokens. */
	void clear() {
		cache.close();
		cache = IValue.listFrom(new PtNDArray[0]);
	}

	/** Reads tokens after those that were read before, and finds the most probable next one. */
	void run(final IValue embeddings) {
		module.run(embeddings, weights, cache, layers).close();
	}

	@Override
	public void close() {
		layers.close();
		cache.close();
		weights.close();
		tensors.close();
		module.close();
	}
}
