package sc.fiji.unibiomed.runtime;

/**
 * A frame that is being looked at.
 *
 * @param index its number
 * @param count number of frames
 * @param prompted number of frames at the start in which the language model speaks of the objects
 * @param features what the image encoder sees in it
 */
record EncodedFrame(int index, int count, int prompted, ProbedNetwork.Outputs features) {

	boolean followed() {
		return index >= prompted;
	}

	boolean remembered() {
		return count > prompted;
	}

	ImageFeatures imageFeatures() {
		return new ImageFeatures(features.tensors());
	}
}
