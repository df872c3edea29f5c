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
import java.util.Arrays;
import java.util.List;

import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener.Stage;
import sc.fiji.unibiomed.interpret.answer.Timings;
import sc.fiji.unibiomed.interpret.encoding.FrameFeatures;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.runtime.ImageFeatures;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.MaskPrediction;
import sc.fiji.unibiomed.runtime.MemoryBank;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * Follows objects from a key plane through a volume with SAM 2's memory, first forwards and then backwards, as SAM 2
 * itself does for a video whose prompt lies in the middle ({@code propagate_in_video}, once with {@code reverse}).
 * Planes count by their distance from the key plane, so both directions are alike. One plane's features and, per
 * object, one bounded memory are held at a time: a long stack takes no more of them than a short one.
 */
public final class VolumeTracker implements MaskDrawing {

	private final LoadedModel model;
	private final Picture volume;
	private final int key;

	public VolumeTracker(final LoadedModel model, final Picture volume, final int key) {
		this.model = model;
		this.volume = volume;
		this.key = key;
	}

	@Override
	public List<List<FindingMask>> draw(final List<float[]> segHiddenStates, final FrameFeatures frames,
		final Timings timings, final InterpretationListener listener, final Cancellation cancellation)
	{
		final FindingMask[][] masks = new FindingMask[segHiddenStates.size()][volume.frameCount()];
		final Run run = new Run(segHiddenStates, frames, masks, timings, listener, cancellation);
		final List<MemoryBank> forwards = run.prompt();
		final List<MemoryBank> backwards = forwards.stream().map(MemoryBank::copy).toList();
		run.follow(forwards, 1, volume.frameCount() - 1 - key);
		run.follow(backwards, -1, key);
		return Arrays.stream(masks).map(Arrays::asList).toList();
	}

	/** One run through the volume. */
	private final class Run {

		private final List<float[]> objects;
		private final FrameFeatures frames;
		private final FindingMask[][] masks;
		private final Timings timings;
		private final InterpretationListener listener;
		private final Cancellation cancellation;
		private int planesDone;

		Run(final List<float[]> objects, final FrameFeatures frames, final FindingMask[][] masks, final Timings timings,
			final InterpretationListener listener, final Cancellation cancellation)
		{
			this.objects = objects;
			this.frames = frames;
			this.masks = masks;
			this.timings = timings;
			this.listener = listener;
			this.cancellation = cancellation;
		}

		/** Draws the objects in the key plane, and returns what is remembered of each. */
		List<MemoryBank> prompt() {
			final ImageFeatures features = features(key);
			final List<MemoryBank> banks = new ArrayList<>();
			try (Timings.Clock clock = timings.start(Stage.MASKS)) {
				for (int i = 0; i < objects.size(); i++) {
					cancellation.check();
					final MaskPrediction prediction = model.maskDecoder().decode(features, objects.get(i),
						cancellation);
					final MemoryBank bank = model.objectMemory().newBank(volume.frameCount());
					if (volume.frameCount() > 1) {
						model.objectMemory().rememberPrompted(bank, 0, features, prediction, cancellation);
					}
					banks.add(bank);
					keep(i, key, prediction);
				}
			}
			planesDone++;
			return banks;
		}

		/** Follows the objects over some planes away from the key plane. */
		void follow(final List<MemoryBank> banks, final int direction, final int planes) {
			for (int distance = 1; distance <= planes; distance++) {
				final int plane = key + direction * distance;
				final ImageFeatures features = features(plane);
				try (Timings.Clock clock = timings.start(Stage.MASKS)) {
					for (int i = 0; i < objects.size(); i++) {
						cancellation.check();
						listener.progress(Stage.MASKS, (long) planesDone * objects.size() + i,
							(long) volume.frameCount() * objects.size());
						keep(i, plane, model.objectMemory().follow(banks.get(i), distance, features, objects.get(i),
							cancellation));
					}
				}
				planesDone++;
			}
		}

		private ImageFeatures features(final int plane) {
			listener.progress(Stage.IMAGE_ENCODER, planesDone, volume.frameCount());
			return frames.of(volume, plane, timings, cancellation);
		}

		private void keep(final int object, final int plane, final MaskPrediction prediction) {
			masks[object][plane] = SizedMask.of(prediction, model.imageEncoder().side(), volume.width(),
				volume.height());
		}
	}
}
