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
package sc.fiji.unibiomed.interpret.check;

/** How the name that was asked for and the name that the model gives go together. */
enum NameMatch {
	/** The same thing, or a kind of it: "kidney" and "left kidney". */
	SAME,
	/** The same thing without a part of what was asked for: "left kidney" and "kidney". */
	LESS_EXACT,
	/** Something else. */
	DIFFERENT,
	/** One of them names nothing, so that nobody can tell. */
	UNKNOWN
}
