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
import sc.fiji.unibiomed.interpret.answer.InterpretationListener.Stage;
import sc.fiji.unibiomed.interpret.answer.PromptCache;
import sc.fiji.unibiomed.interpret.answer.Timings;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * What was computed for questions about one picture: what the language model sees of it, what it has read, and what SAM
 * 2 sees of it. Each part is made when a question first needs it.
 */
public final class PictureCache implements AutoCloseable {

	private final LoadedModel model;
	private final boolean forOneQuestion;
	private final PromptCache tokens;
	private final FrameFeatures frames;
	private VisualTokens visual;

	private PictureCache(final LoadedModel model, final boolean forOneQuestion, final boolean keepsWords) {
		this.model = model;
		this.forOneQuestion = forOneQuestion;
		this.tokens = new PromptCache(model, keepsWords);
		this.frames = new FrameFeatures(model);
	}

	/** Keeps nothing longer than a single question needs it. */
	public static PictureCache ofOneQuestion(final LoadedModel model) {
		return new PictureCache(model, true, false);
	}

	/** Keeps of the picture what the next question about it may need. */
	static PictureCache ofSeveralQuestions(final LoadedModel model) {
		return new PictureCache(model, false, false);
	}

	/** Keeps of the picture, and of what was said, what the next question may need. */
	public static PictureCache ofConversation(final LoadedModel model) {
		return new PictureCache(model, false, true);
	}

	public PromptCache tokens() {
		return tokens;
	}

	public FrameFeatures frames() {
		return frames;
	}

	/** What the language model sees of the picture, regions left out. */
	public VisualTokens look(final Picture picture, final Timings timings, final InterpretationListener listener,
		final Cancellation cancellation)
	{
		if (visual == null) {
			// Loaded before the clock starts: loading is no part of answering.
			model.loadForPicture();
			try (Timings.Clock clock = timings.start(Stage.VISION)) {
				visual = VisualTokens.of(picture, model.visionEncoder(), listener, cancellation);
			}
		}
		return visual;
	}

	/** Takes over what the language model sees of the picture, if nothing is known so far. */
	public void see(final EncodedPicture encoded) {
		if (visual == null) {
			visual = encoded.tokens();
		}
	}

	/** The answer's text is there: lets go of what only the text needed. */
	public void textWritten() {
		if (forOneQuestion) {
			tokens.close();
		}
	}

	/** The answer's masks are there: lets go of what no further question can use. */
	public void masksDrawn(final Picture picture) {
		if (picture.frameCount() > 1) {
			frames.close();
		}
	}

	/** Memory that is kept. */
	long bytes() {
		final long seen = visual == null
			? 0
			: visual.tiles().stream().mapToLong(tile -> (long) tile.length * Float.BYTES).sum();
		return seen + tokens.bytes() + frames.bytes();
	}

	@Override
	public void close() {
		tokens.close();
		frames.close();
		visual = null;
	}
}
