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
