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

import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * What the language model sees of a picture, made before the picture's turn: while another question is answered, on
 * another thread. Memory only, nothing to close.
 */
public final class EncodedPicture {

	private final Picture picture;
	private final VisualTokens tokens;

	private EncodedPicture(final Picture picture, final VisualTokens tokens) {
		this.picture = picture;
		this.tokens = tokens;
	}

	/**
	 * Looks at a picture with a model whose networks for that are loaded ({@link LoadedModel#isReadyForPictures});
	 * another thread may use the model for other things meanwhile.
	 *
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 * @throws sc.fiji.unibiomed.runtime.failure.InferenceException if the network fails
	 */
	public static EncodedPicture of(final Picture picture, final LoadedModel model, final Cancellation cancellation) {
		return new EncodedPicture(picture,
			VisualTokens.of(picture, model.visionEncoder(), InterpretationListener.NONE, cancellation));
	}

	/** Whether it is of this very picture. */
	public boolean isOf(final Picture other) {
		return picture == other;
	}

	VisualTokens tokens() {
		return tokens;
	}
}
