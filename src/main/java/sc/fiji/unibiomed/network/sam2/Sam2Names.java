package sc.fiji.unibiomed.network.sam2;

/** Where the parts of SAM 2 lie in a Sa2VA checkpoint. */
final class Sam2Names {

	static final String MODEL = "grounding_encoder.sam2_model.";

	private Sam2Names() {
	}
}
