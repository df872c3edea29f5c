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
package sc.fiji.unibiomed.interpret.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import sc.fiji.unibiomed.interpret.answer.InterpretationListener.Stage;
import sc.fiji.unibiomed.runtime.LanguageModel;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.StreamingDecoder;
import sc.fiji.unibiomed.runtime.TextTokenizer;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * Greedy decoding: at every step the token with the highest logit, until the end-of-sequence token, a stop word or the
 * limit, as the reference's generation.
 */
public final class GreedyDecoder {

	private final LoadedModel model;
	private final TextTokenizer tokenizer;
	private final StopWords stopWords;
	private final int segmentId;

	/** @param segmentId id of the token that stands for a mask */
	public GreedyDecoder(final LoadedModel model, final int segmentId) {
		this.model = model;
		this.tokenizer = model.tokenizer();
		this.stopWords = new StopWords(model.checkpoint().config().template().stopWords());
		this.segmentId = segmentId;
	}

	/**
	 * @param prompt token ids
	 * @param embeddings tokens × width: the prompt's embeddings with image features inserted
	 * @param pictureEnd how many of the prompt's tokens come up to the end of the picture; 0 without one
	 * @param memory the tokens read before; those that the prompt begins with are not read again
	 */
	public WrittenAnswer write(final int[] prompt, final float[] embeddings, final int pictureEnd,
		final int maxNewTokens, final PromptCache memory, final Timings timings, final InterpretationListener listener,
		final Cancellation cancellation)
	{
		final int limit = Math.min(maxNewTokens, model.languageModel().contextLength() - prompt.length);
		try (Timings.Clock clock = timings.start(Stage.PREFILL)) {
			memory.readPrompt(embeddings, prompt.length, pictureEnd, limit,
				(done, total) -> listener.progress(Stage.PREFILL, done, total), cancellation);
		}
		try (Timings.Clock clock = timings.start(Stage.DECODE)) {
			return decode(prompt, memory, limit, listener, cancellation);
		}
	}

	private WrittenAnswer decode(final int[] prompt, final PromptCache memory, final int limit,
		final InterpretationListener listener, final Cancellation cancellation)
	{
		final LanguageModel language = model.languageModel();
		final List<Integer> tokens = new ArrayList<>();
		final List<float[]> segHiddenStates = new ArrayList<>();
		final StreamingDecoder stream = new StreamingDecoder(tokenizer);
		final AnswerStream told = new AnswerStream(listener);
		final StringBuilder text = new StringBuilder();
		final float[] logits = new float[language.logits().remaining()];
		while (true) {
			cancellation.check();
			language.copyLogits(logits);
			final int token = highest(logits);
			tokens.add(token);
			final String piece = stream.next(token);
			text.append(piece);
			told.next(piece);
			listener.progress(Stage.DECODE, tokens.size(), 0);
			if (token == tokenizer.eosId() || tokens.size() >= limit || stopWords.end(text)) {
				break;
			}
			memory.read(model.embeddings().row(token), cancellation);
			if (token == segmentId) {
				// The state that speaks of the object is that of the step that reads [SEG], not of the one that wrote
				// it.
				segHiddenStates.add(language.lastHidden());
			}
		}
		told.next(stream.finish());
		told.finish();
		final String decoded = tokenizer.decode(tokens.stream().mapToInt(Integer::intValue).toArray());
		return new WrittenAnswer(stripped(decoded), Arrays.stream(prompt).boxed().toList(), tokens, segHiddenStates);
	}

	/** The position of the highest value; of several, the first. */
	private static int highest(final float[] logits) {
		int best = 0;
		for (int i = 1; i < logits.length; i++) {
			if (logits[i] > logits[best]) {
				best = i;
			}
		}
		return best;
	}

	/** Strips what Python's {@code str.strip} does, which knows a few more blanks than Java's. */
	static String stripped(final String text) {
		int from = 0;
		int to = text.length();
		while (from < to && PlainTextStream.isBlank(text.charAt(from))) {
			from++;
		}
		while (to > from && PlainTextStream.isBlank(text.charAt(to - 1))) {
			to--;
		}
		return text.substring(from, to);
	}
}
