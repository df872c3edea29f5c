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
package sc.fiji.unibiomed.imagej;

import sc.fiji.unibiomed.image.InputException;

/**
 * A command that can say of each of its inputs whether it is usable, while the user is still entering it. SciJava's own
 * validaters are not used for this: what they refuse ends a macro or script with an exception instead of a sentence.
 */
public interface CheckedInputs {

	/**
	 * Checks one input as it is now.
	 *
	 * @param input its name; inputs that are always usable are passed over
	 * @throws InputException if it cannot be used; the message says why
	 */
	void check(String input);
}
