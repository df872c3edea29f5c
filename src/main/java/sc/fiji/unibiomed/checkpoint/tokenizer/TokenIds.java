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
package sc.fiji.unibiomed.checkpoint.tokenizer;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.checkpoint.file.PrintableText;

/** Joins vocabulary and added tokens into one map. */
final class TokenIds {

	private TokenIds() {}

	/**
	 * The tokenizer library does not take the ids of added tokens as they are written: a token that the vocabulary has
	 * keeps that id, all others are numbered on from the end of the vocabulary. Files that say otherwise are refused
	 * here, since the model would see other tokens than it was trained with.
	 *
	 * @param vocabulary token to id
	 * @param added added tokens with their ids, in the order of the file
	 * @param where a file or folder, for messages
	 * @return all ids by token; unmodifiable
	 */
	static Map<String, Integer> join(final Map<String, Integer> vocabulary,
		final Collection<Map.Entry<String, Integer>> added, final Path where) throws CheckpointException
	{
		final Map<String, Integer> ids = new HashMap<>(vocabulary);
		int next = vocabulary.size();
		for (final Map.Entry<String, Integer> token : added) {
			final Integer known = ids.get(token.getKey());
			final int expected = known == null ? next++ : known;
			if (token.getValue() != expected) {
				throw new CheckpointException(
					"The added token " + PrintableText.quote(token.getKey()) + " of " + PrintableText.path(where) +
						" has the id " + token.getValue() + " where " + expected + " follows from the vocabulary.");
			}
			ids.put(token.getKey(), expected);
		}
		return Collections.unmodifiableMap(ids);
	}
}
