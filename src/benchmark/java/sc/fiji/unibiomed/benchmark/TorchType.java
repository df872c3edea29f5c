package sc.fiji.unibiomed.benchmark;

/** The number formats that are measured, with their numbers among PyTorch's {@code c10::ScalarType}. */
enum TorchType {

	FLOAT32(6), BFLOAT16(15);

	private final int code;

	TorchType(final int code) {
		this.code = code;
	}

	int code() {
		return code;
	}
}
