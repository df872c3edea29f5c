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
package sc.fiji.unibiomed.checkpoint.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a model was trained to tell its reader's words from its own: the entries {@code INSTRUCTION} and
 * {@code STOP_WORDS} of the file {@code templates.py} that comes with Sa2VA checkpoints. The reference does not use
 * their system text.
 */
public enum ChatTemplate {

	/** UniBiomed. Its marks are ordinary text to the tokenizer. */
	PHI3_CHAT("<|user|>\n{input}<|end|>\n<|assistant|>\n", "<|end|>"),

	/** Sa2VA with Qwen 2. Its marks are tokens. */
	QWEN_CHAT("<|im_start|>user\n{input}<|im_end|>\n<|im_start|>assistant\n", "<|im_end|>", "<|endoftext|>");

	private final String instruction;
	private final List<String> stopWords;

	ChatTemplate(final String instruction, final String... stopWords) {
		this.instruction = instruction;
		this.stopWords = List.of(stopWords);
	}

	/** The user's turn, up to where the model's begins. */
	public String instruction(final String input) {
		return instruction.replace("{input}", input);
	}

	/** The marks around the turns of user and model, as they are written. */
	public List<String> marks() {
		return Stream.concat(Pattern.compile("<\\|\\w+\\|>").matcher(instruction).results().map(MatchResult::group),
			stopWords.stream()).distinct().toList();
	}

	/** Each of them ends an answer, and is a part of it. */
	public List<String> stopWords() {
		return stopWords;
	}

	/**
	 * The template that {@code config.json} calls so, with {@code _} or {@code -}; empty if it is none of the above.
	 */
	static Optional<ChatTemplate> named(final String name) {
		return Arrays.stream(values()).filter(template -> template.configName().equals(name.replace('-', '_')))
			.findFirst();
	}

	/** All names, for messages: {@code phi3_chat and qwen_chat}. */
	static String names() {
		return Arrays.stream(values()).map(ChatTemplate::configName).collect(Collectors.joining(" and "));
	}

	private String configName() {
		return name().toLowerCase(Locale.ROOT);
	}
}
