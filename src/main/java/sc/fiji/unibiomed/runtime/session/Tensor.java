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
package sc.fiji.unibiomed.runtime.session;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import sc.fiji.unibiomed.runtime.failure.InferenceException;
import sc.fiji.unibiomed.runtime.library.OnnxRuntime;

/**
 * A native tensor that is counted while it is open. Tensors made here share their memory with a direct buffer; tensors
 * that a network returned belong to ONNX Runtime.
 */
public final class Tensor implements AutoCloseable {

	private final OnnxTensor onnx;
	private final FloatBuffer floats;
	private final NativeHandles.Handle handle;

	private Tensor(final OnnxTensor onnx, final FloatBuffer floats, final NativeHandles.Handle handle) {
		this.onnx = onnx;
		this.floats = floats;
		this.handle = handle;
	}

	/** A float tensor of zeros whose contents are written and read through {@link #floats()}. */
	public static Tensor floats(final NativeHandles handles, final long... shape) {
		final FloatBuffer buffer = bytes(shape, Float.BYTES).asFloatBuffer();
		return floats(handles, buffer, shape);
	}

	/** A float tensor over a direct buffer in native byte order. */
	public static Tensor floats(final NativeHandles handles, final FloatBuffer buffer, final long... shape) {
		try {
			return new Tensor(OnnxTensor.createTensor(OnnxRuntime.environment(), buffer, shape), buffer,
				handles.open("tensor"));
		}
		catch (final OrtException e) {
			throw new InferenceException("A tensor could not be made.", e);
		}
	}

	/** An int32 tensor over a direct buffer. */
	public static Tensor ints(final NativeHandles handles, final IntBuffer buffer, final long... shape) {
		try {
			return new Tensor(OnnxTensor.createTensor(OnnxRuntime.environment(), buffer, shape), null,
				handles.open("tensor"));
		}
		catch (final OrtException e) {
			throw new InferenceException("A tensor could not be made.", e);
		}
	}

	/** A one-dimensional int64 tensor. */
	public static Tensor longs(final NativeHandles handles, final long... values) {
		final LongBuffer buffer = bytes(new long[] { values.length }, Long.BYTES).asLongBuffer().put(values).rewind();
		try {
			return new Tensor(OnnxTensor.createTensor(OnnxRuntime.environment(), buffer, new long[] { values.length }),
				null, handles.open("tensor"));
		}
		catch (final OrtException e) {
			throw new InferenceException("A tensor could not be made.", e);
		}
	}

	/** Takes over a tensor that a network returned. */
	static Tensor result(final NativeHandles handles, final OnnxTensor tensor) {
		return new Tensor(tensor, null, handles.open("result"));
	}

	/** Direct memory in native byte order, zeroed. */
	public static ByteBuffer bytes(final long[] shape, final int elementSize) {
		long count = elementSize;
		for (final long d : shape) {
			count = Math.multiplyExact(count, d);
		}
		return ByteBuffer.allocateDirect(Math.toIntExact(count)).order(ByteOrder.nativeOrder());
	}

	OnnxTensor onnx() {
		return onnx;
	}

	/** The shared memory of a tensor made here, position 0. */
	public FloatBuffer floats() {
		return floats.duplicate();
	}

	/** Size of a float tensor. */
	public long byteCount() {
		return onnx.getInfo().getNumElements() * Float.BYTES;
	}

	/** A copy of the contents. */
	public float[] toArray() {
		final FloatBuffer source = floats == null ? onnx.getFloatBuffer() : floats();
		final float[] values = new float[source.remaining()];
		source.get(values);
		return values;
	}

	@Override
	public void close() {
		onnx.close();
		handle.close();
	}
}
