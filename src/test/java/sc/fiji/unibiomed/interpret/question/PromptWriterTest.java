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
package sc.fiji.unibiomed.interpret.question;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import sc.fiji.unibiomed.checkpoint.config.ChatTemplate;
import sc.fiji.unibiomed.image.RgbImage;

/** Prompts, letter by letter, with two image tokens for each tile. */
class PromptWriterTest {

	private static final int PER_TILE = 2;
	private static final RgbImage PIXEL = new RgbImage(1, 1, new byte[RgbImage.CHANNELS]);
	private static final Question WHERE = Question.about(Picture.of(PIXEL), "Where is it?");

	private static String prompt(final ChatTemplate template, final Question question, final int tiles,
		final Integer... regionTokens)
	{
		return PromptWriter.of(template, question, tiles, PER_TILE, List.of(regionTokens));
	}

	@Test
	void thePhi3NotationIsTheReferences() {
		assertEquals("<|user|>\n<img><IMG_CONTEXT><IMG_CONTEXT></img>Where is it?<|end|>\n<|assistant|>\n",
			prompt(ChatTemplate.PHI3_CHAT, WHERE, 1));
		assertEquals("<|user|>\nHello<|end|>\n<|assistant|>\n",
			prompt(ChatTemplate.PHI3_CHAT, Question.withoutPicture("Hello"), 0));
	}

	@Test
	void theQwenNotationIsTheReferences() {
		assertEquals(
			"<|im_start|>user\n<img><IMG_CONTEXT><IMG_CONTEXT></img>Where is it?<|im_end|>\n<|im_start|>assistant\n",
			prompt(ChatTemplate.QWEN_CHAT, WHERE, 1));
		assertEquals("<|im_start|>user\nHello<|im_end|>\n<|im_start|>assistant\n",
			prompt(ChatTemplate.QWEN_CHAT, Question.withoutPicture("Hello"), 0));
	}

	@Test
	void aTurnFollowsThePastText() {
		final String past = "<|im_start|>user\n<img><IMG_CONTEXT><IMG_CONTEXT></img>Hello<|im_end|>\n" +
			"<|im_start|>assistant\n" + "Hi.<|im_end|>\n";
		assertEquals(past + "<|im_start|>user\nWhere is it?<|im_end|>\n<|im_start|>assistant\n",
			prompt(ChatTemplate.QWEN_CHAT, WHERE.withPastText(past), 1));
	}

	@ParameterizedTest
	@EnumSource
	void whatIsShownDoesNotDependOnTheTemplate(final ChatTemplate template) {
		final String tile = "<IMG_CONTEXT><IMG_CONTEXT>";
		assertEquals(template.instruction("<img>" + tile + tile + "</img>\nThere are 2 part regions in the picture: " +
			"region1<vp><IMG_CONTEXT></vp>, region2<vp></vp>.\nWhere is it?"), prompt(template, WHERE, 2, 1, 0));
		assertEquals(template.instruction("<img>" + tile + "</img>\n<img>" + tile + "</img>Where is it?"),
			prompt(template, Question.about(Picture.stack(List.of(PIXEL, PIXEL)), "Where is it?"), 2));
	}

	@ParameterizedTest
	@EnumSource
	void bracesOfAPromptAreOrdinaryText(final ChatTemplate template) {
		assertEquals(template.instruction("A").replace("A", "{input} {0}"), template.instruction("{input} {0}"));
	}
}
