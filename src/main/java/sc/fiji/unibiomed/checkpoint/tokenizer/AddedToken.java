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

/**
 * A token that is cut out of the text before all else. The flags are those of HuggingFace's {@code AddedToken}.
 *
 * @param id its token id, 0 or more
 * @param content its text, not empty
 * @param singleWord whether it only counts between word boundaries
 * @param lstrip whether it takes in white space on its left
 * @param rstrip whether it takes in white space on its right
 * @param normalized whether it is looked for in the normalised text instead of the raw one
 * @param special whether decoding may leave it out
 */
record AddedToken(int id, String content, boolean singleWord, boolean lstrip, boolean rstrip, boolean normalized,
	boolean special)
{}
