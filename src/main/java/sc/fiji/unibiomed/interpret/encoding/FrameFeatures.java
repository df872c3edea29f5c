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
package sc.fiji.unibiomed.interpret.encoding;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.resize.Normalization;
import sc.fiji.unibiomed.image.resize.PillowBicubic;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener.Stage;
import sc.fiji.unibiomed.interpret.answer.Timings;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.runtime.ImageEncoder;
import sc.fiji.unibiomed.runtime.ImageFeatures;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * What SAM 2 sees in the frames of one picture, made when it is needed. The frame asked for last is kept: a single
 * image is encoded once for all questions, while of a stack, whose frames may be hundreds, one at a time is in memory.
 */
public final class FrameFeatures implements AutoCloseable {

	private final LoadedModel model;
	private ImageFeatures features;
	private int frameOfFeatures;

	FrameFeatures(final LoadedModel model) {
		this.model = model;
	}

	/** Whether the features of a frame are there without work. */
	public boolean has(final int frame) {
		return features != null && frameOfFeatures == frame;
	}

	/** The features of a frame; good until another frame is asked for, or this is closed. */
	public ImageFeatures of(final Picture picture, final int frame, final Timings timings,
		final Cancellation cancellation)
	{
		if (!has(frame)) {
			close();
			features = encode(picture.frame(frame), timings, cancellation);
			frameOfFeatures = frame;
		}
		return features;
	}

	private ImageFeatures encode(final RgbImage image, final Timings timings, final Cancellation cancellation) {
		final ImageEncoder encoder = model.imageEncoder();
		try (Timings.Clock clock = timings.start(Stage.IMAGE_ENCODER)) {
			final int side = encoder.side();
			final FloatBuffer pixels = ByteBuffer.allocateDirect(3 * side * side * Float.BYTES)
				.order(ByteOrder.nativeOrder()).asFloatBuffer();
			Normalization.SAM2.write(PillowBicubic.resize(image, side, side), pixels);
			pixels.rewind();
			return encoder.encode(pixels, cancellation);
		}
	}

	/** Memory that is kept. */
	long bytes() {
		return features == null ? 0 : features.bytes();
	}

	/** Forgets the frame that is kept. */
	@Override
	public void close() {
		if (features != null) {
			features.close();
			features = null;
		}
	}
}
