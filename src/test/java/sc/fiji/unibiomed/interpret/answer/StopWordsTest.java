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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.checkpoint.config.ChatTemplate;

class StopWordsTest {

	private static final StopWords PHI3 = new StopWords(ChatTemplate.PHI3_CHAT.stopWords());
	private static final StopWords QWEN = new StopWords(ChatTemplate.QWEN_CHAT.stopWords());

	@Test
	void theWordsAreTheReferences() {
		assertEquals(List.of("<|end|>"), PHI3.words());
		assertEquals(List.of("<|im_end|>", "<|endoftext|>"), QWEN.words());
	}

	@ParameterizedTest
	@ValueSource(
		strings = { "It is [SEG].<|im_end|>", "<|endoftext|>", "polyp<|im_end|>\n", "polyp<|im\n_end\r\n|>\n\n" })
	void anyWordEndsAnAnswerWhateverTheLineBreaks(final String text) {
		assertTrue(QWEN.end(text));
		assertFalse(PHI3.end(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n", "|>", "<|im_end|", "<|im_end|> ", "<|im_end|>.", "<|im_ end|>", "polyp" })
	void nothingElseDoes(final String text) {
		assertFalse(QWEN.end(text));
		assertFalse(PHI3.end(text));
	}

	@Test
	void theWordOfOneTemplateIsOrdinaryTextInTheOther() {
		assertTrue(PHI3.end("polyp<|end|>"));
		assertFalse(QWEN.end("polyp<|end|>"));
	}
}
