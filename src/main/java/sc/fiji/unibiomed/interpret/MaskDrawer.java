package sc.fiji.unibiomed.interpret;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.MaskShape;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.TorchInterpolation;
import sc.fiji.unibiomed.interpret.InterpretationListener.Stage;
import sc.fiji.unibiomed.runtime.Cancellation;
import sc.fiji.unibiomed.runtime.ImageFeatures;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.MaskPrediction;
import sc.fiji.unibiomed.runtime.MemoryBank;
import sc.fiji.unibiomed.runtime.ObjectMemory;

/**
 * From the hidden states of {@code [SEG]} tokens to masks at the picture's own size. Each frame is asked for once, for all
 * masks together; in a stack, frames after the first few follow by memory.
 */
final class MaskDrawer {

	private final LoadedModel model;

	MaskDrawer(final LoadedModel model) {
		this.model = model;
	}

	/**
	 * Returns for each hidden state its masks, one per frame.
	 *
	 * @param frames the frames of the picture, encoded
	 */
	List<List<FindingMask>> draw(final Picture picture, final FrameFeatures frames, final List<float[]> segHiddenStates,
		final Timings timings, final InterpretationListener listener, final Cancellation cancellation)
	{
		final List<List<FindingMask>> masks = new ArrayList<>();
		final List<MemoryBank> banks = new ArrayList<>();
		final int prompted = Math.min(picture.frameCount(), VisualTokens.SHOWN_FRAMES);
		final boolean follows = picture.frameCount() > prompted;
		for (int i = 0; i < segHiddenStates.size(); i++) {
			masks.add(new ArrayList<>());
			if (follows) {
				banks.add(model.objectMemory().newBank(picture.frameCount()));
			}
		}
		for (int frame = 0; frame < picture.frameCount(); frame++) {
			final ImageFeatures features = frames.of(picture, frame, timings, listener, cancellation);
			try (Timings.Clock clock = timings.start(Stage.MASKS)) {
				for (int i = 0; i < segHiddenStates.size(); i++) {
					cancellation.check();
					listener.progress(Stage.MASKS, (long) frame * segHiddenStates.size() + i, (long) picture.frameCount() *
						segHiddenStates.size());
					final MaskPrediction prediction = predict(features, segHiddenStates.get(i), frame, frame < prompted, follows ? banks
						.get(i) : null, cancellation);
					masks.get(i).add(atPictureSize(prediction, picture));
				}
			}
		}
		return masks;
	}

	private MaskPrediction predict(final ImageFeatures features, final float[] segHidden, final int frame,
		final boolean prompted, final MemoryBank bank, final Cancellation cancellation)
	{
		if (!prompted) {
			return model.objectMemory().follow(bank, frame, features, segHidden, cancellation);
		}
		final MaskPrediction prediction = model.maskDecoder().decode(features, segHidden, cancellation);
		if (bank != null) {
			final ObjectMemory memory = model.objectMemory();
			memory.rememberPrompted(bank, frame, features, prediction, cancellation);
		}
		return prediction;
	}

	/**
	 * The reference enlarges the logits to SAM's image size first and to the picture's size from there, each time
	 * bilinearly; a pixel is inside where the float32 sigmoid exceeds one half.
	 */
	private FindingMask atPictureSize(final MaskPrediction prediction, final Picture picture) {
		final int samSide = model.imageEncoder().side();
		final float[] large = TorchInterpolation.bilinear(prediction.logits(), prediction.side(), prediction.side(), samSide,
			samSide);
		final float[] logits = TorchInterpolation.bilinear(large, samSide, samSide, picture.height(), picture.width());
		final byte[] inside = new byte[logits.length];
		double sum = 0;
		long count = 0;
		for (int i = 0; i < logits.length; i++) {
			final float probability = 1f / (1f + (float) Math.exp(-logits[i]));
			if (probability > 0.5f) {
				inside[i] = 1;
				sum += probability;
				count++;
			}
		}
		final BinaryMask mask = BinaryMask.of(picture.width(), picture.height(), inside);
		return new FindingMask(mask, MaskShape.of(mask), count == 0 ? Double.NaN : sum / count, prediction.predictedIou(),
			prediction.objectScore());
	}
}
