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

import java.util.List;
import java.util.stream.Stream;

/**
 * How a dialog asks for an input of a {@link FittedInputs} command.
 *
 * @param label what stands before the field; macros go on using the input's own name
 * @param choices what can be chosen, the best first; empty where the input is not asked for
 * @param kind whether something else can be written, too
 */
public record FittedInput(String label, List<String> choices, Kind kind) {

	/** Whether an input is asked for, and how. */
	public enum Kind {
		/** One of the choices. */
		CHOICE,
		/** A field with a list beside it, in which anything can be written. */
		EDITABLE,
		/** There is nothing to choose: the input keeps what it is. */
		NOT_ASKED
	}

	public FittedInput {
		choices = List.copyOf(choices);
	}

	/** An input that this dialog does without. */
	public static FittedInput notAsked() {
		return new FittedInput("", List.of(), Kind.NOT_ASKED);
	}

	/**
	 * The same with what the field begins with as the first choice, so that it can be gone back to.
	 *
	 * @param text may be blank
	 */
	public FittedInput beginningWith(final String text) {
		return text.isBlank() || choices.isEmpty()
			? this
			: new FittedInput(label, Stream.concat(Stream.of(text), choices.stream()).distinct().toList(), kind);
	}

	/** Whether the dialog has a field for it. */
	public boolean isAsked() {
		return kind != Kind.NOT_ASKED;
	}
}
