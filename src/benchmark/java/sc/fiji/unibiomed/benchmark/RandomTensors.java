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
import java.util.ArrayList;
import java.util.List;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;

/**
 * Makes normally distributed tensors and keeps them until it is closed. In TorchScript, because DJL's own arrays know
 * no bfloat16 ({@code NDArray.toType} to it ends the process).
 */
final class RandomTensors implements AutoCloseable {

	/** What networks are often initialised with (GPT-2, Radford et al. 2019); small enough that no layer overflows. */
	private static final double DEVIATION = 0.02;

	private static final String CODE = """
		  def forward(self: __torch__.Network, size: List[int], deviation: float, type: int) -> Tensor:
		    return torch.to(torch.mul(torch.randn(size), deviation), type)
		""";

	private final PtNDManager torch;
	private final TorchModule module;
	private final TorchType type;
	private final List<PtNDArray> made = new ArrayList<>();

	RandomTensors(final PtNDManager torch, final TorchType type) throws IOException {
		this.torch = (PtNDManager) torch.newSubManager();
		this.type = type;
		module = new TorchModule(torch, CODE);
	}

	/** Adds a tensor to those of {@link #list()}. */
	void add(final long... shape) {
		made.add(tensor(DEVIATION, shape));
	}

	/** All tensors of {@link #add} in their order, as an argument; to be closed by the caller. */
	IValue list() {
		return IValue.listFrom(made.toArray(PtNDArray[]::new));
	}

	/** A tensor with a standard deviation of 1 as an argument; to be closed by the caller. */
	IValue input(final long... shape) {
		return IValue.from(tensor(1, shape));
	}

	private PtNDArray tensor(final double deviation, final long... shape) {
		try (IValue size = IValue.listFrom(shape);
			IValue scale = IValue.from(deviation);
			IValue code = IValue.from((long) type.code());
			IValue result = module.run(size, scale, code))
		{
			return result.toTensor(torch);
		}
	}

	@Override
	public void close() {
		module.close();
		torch.close();
	}
}
