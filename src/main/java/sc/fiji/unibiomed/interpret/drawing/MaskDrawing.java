package sc.fiji.unibiomed.interpret.drawing;

import java.util.List;

import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.answer.Timings;
import sc.fiji.unibiomed.interpret.encoding.FrameFeatures;
import sc.fiji.unibiomed.util.Cancellation;

/** A way from the hidden states of {@code [SEG]} tokens to masks. */
@FunctionalInterface
public interface MaskDrawing {

	/** For questions without a picture. */
	MaskDrawing NONE = (states, frames, timings, listener, cancellation) -> List.of();

	/**
	 * Returns for each hidden state its masks, one per frame.
	 *
	 * @param frames the frames of the picture, encoded when they are asked for
	 */
	List<List<FindingMask>> draw(List<float[]> segHiddenStates, FrameFeatures frames, Timings timings,
		InterpretationListener listener, Cancellation cancellation);
}
