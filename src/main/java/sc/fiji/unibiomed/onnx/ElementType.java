package sc.fiji.unibiomed.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;

/** The element types this project writes into graphs, with their numbers in the ONNX standard. */
public enum ElementType {

	FLOAT(DataType.FLOAT, 4), FLOAT16(DataType.FLOAT16, 2), BFLOAT16(DataType.BFLOAT16, 2), INT32(DataType.INT32, 4),
	INT64(DataType.INT64, 8), INT8(DataType.INT8, 1), UINT8(DataType.UINT8, 1);

	private final DataType onnx;
	private final int bytes;

	ElementType(final DataType onnx, final int bytes) {
		this.onnx = onnx;
		this.bytes = bytes;
	}

	/** The number of this type in {@code TensorProto.DataType}. */
	public int onnxCode() {
		return onnx.getNumber();
	}

	/** Size of one element in bytes. */
	public int bytes() {
		return bytes;
	}
}
