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
package sc.fiji.unibiomed.interpret;

import java.io.IOException;
import java.util.List;

import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.interpret.encoding.VisualTokens;
import sc.fiji.unibiomed.interpret.question.PromptWriter;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.runtime.LoadedModel;

/** What the networks are given of a question: opens this package's steps to tests of other packages. */
public final class RecordedPrompt {

	private RecordedPrompt() {}

	/** The tiles or frames that the vision encoder is shown; none without a picture. */
	public static List<RgbImage> shown(final Question question, final LoadedModel model) {
		final int side = model.checkpoint().config().imageSize();
		return question.picture().map(picture -> VisualTokens.shown(picture, side)).orElse(List.of());
	}

	/**
	 * The embeddings that the language model reads: tokens × width.
	 *
	 * @param prompt the prompt's token ids
	 * @param tiles for each picture shown its tokens
	 */
	public static float[] embeddings(final Question question, final int[] prompt, final List<float[]> tiles,
		final LoadedModel model) throws IOException
	{
		final int width = model.checkpoint().config().language().hiddenSize();
		final List<float[]> regions = question.regions().stream()
			.map(region -> VisualTokens.covered(tiles.get(tiles.size() - 1), region, width)).toList();
		return model.embeddings().rows(prompt, model.tokenizer().idOf(PromptWriter.IMAGE_TOKEN),
			new VisualTokens(tiles, regions).inOrder());
	}
}
