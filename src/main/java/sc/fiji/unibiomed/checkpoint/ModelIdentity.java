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
package sc.fiji.unibiomed.checkpoint;

import java.nio.file.Path;

import sc.fiji.unibiomed.checkpoint.config.ModelConfig;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.checkpoint.tokenizer.TokenizerFiles;
import sc.fiji.unibiomed.util.Sha256;

/**
 * What decides a model's answers, as checksums (lower-case hexadecimal SHA-256). Two folders with the same identity are
 * the same model, whatever they are called; a corrected configuration or another tokenizer makes another one of the
 * same weights. Whoever keeps something for a model, keeps it under a key from here.
 *
 * @param weights see {@link Checkpoint#sha256}
 * @param configuration of what {@code config.json} says about the networks, as it was understood
 * @param text of the tokenizer and of the template of a conversation
 */
public record ModelIdentity(String weights, String configuration, String text) {

	/** To be raised when the same parts come to mean something else. */
	private static final String FORMAT = "1";

	static ModelIdentity of(final String weights, final ModelConfig config, final TokenizerFiles tokenizer) {
		return new ModelIdentity(weights, configuration(config), new Sha256().add(FORMAT).add(tokenizer.json())
			.add(tokenizer.eosToken()).add(config.template().name()).hex());
	}

	/** The part of the configuration alone. */
	static String configuration(final ModelConfig config) {
		return new Sha256().add(FORMAT).add(config.networks()).hex();
	}

	/** The key of what depends on the networks alone, such as those that are prepared. */
	public String networks() {
		return new Sha256().add(FORMAT).add(weights).add(configuration).hex();
	}

	/** The key of what depends on everything, such as answers. */
	public String answers() {
		return new Sha256().add(FORMAT).add(weights).add(configuration).add(text).hex();
	}

	/**
	 * Reads the part of the configuration of a checkpoint that may have no weights yet.
	 *
	 * @throws CheckpointException if its configuration cannot be used
	 */
	public static String configuration(final Path folder) throws CheckpointException {
		return configuration(Checkpoint.configOf(folder));
	}
}
