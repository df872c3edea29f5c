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
package sc.fiji.unibiomed.imagej.macro;

import ij.Macro;
import ij.macro.Interpreter;

/** Ends the macro or script that runs a command, without another message of ImageJ's. */
public final class MacroEnd {

	private MacroEnd() {}

	/** Does nothing where there is none. */
	public static void now(final String reason) {
		final Interpreter macro = Interpreter.getInstance();
		if (macro == null) {
			// A script ends when ImageJ's run() is over.
			Macro.abort();
		}
		else {
			// Otherwise ImageJ shows the reason in a dialog once more.
			macro.setIgnoreErrors(true);
			macro.abort(reason);
		}
	}
}
