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
package sc.fiji.unibiomed.interpret.drawing;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener.Stage;
import sc.fiji.unibiomed.interpret.answer.Timings;
import sc.fiji.unibiomed.interpret.encoding.FrameFeatures;
import sc.fiji.unibiomed.interpret.encoding.VisualTokens;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.runtime.ImageFeatures;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.MaskPrediction;
import sc.fiji.unibiomed.runtime.MemoryBank;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * Masks in the order of the reference: each frame is asked for once, for all masks together; in a stack, the first few
 * frames are prompted and those after them follow by memory.
 */
public final class MaskDrawer implements MaskDrawing {

	private final LoadedModel model;
	private final Picture picture;

	public MaskDrawer(final LoadedModel model, final Picture picture) {
		this.model = model;
		this.picture = picture;
	}

	@Override
	public List<List<FindingMask>> draw(final List<float[]> segHiddenStates, final FrameFeatures frames,
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
			if (!frames.has(frame)) {
				listener.progress(Stage.IMAGE_ENCODER, frame, picture.frameCount());
			}
			final ImageFeatures features = frames.of(picture, frame, timings, cancellation);
			try (Timings.Clock clock = timings.start(Stage.MASKS)) {
				for (int i = 0; i < segHiddenStates.size(); i++) {
					cancellation.check();
					listener.progress(Stage.MASKS, (long) frame * segHiddenStates.size() + i,
						(long) picture.frameCount() * segHiddenStates.size());
					final MaskPrediction prediction = predict(features, segHiddenStates.get(i), frame, frame < prompted,
						follows ? banks.get(i) : null, cancellation);
					masks.get(i)
						.add(SizedMask.of(prediction, model.imageEncoder().side(), picture.width(), picture.height()));
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
			model.objectMemory().rememberPrompted(bank, frame, features, prediction, cancellation);
		}
		return prediction;
	}
}
